package io.fairqueue.http.request;

import io.fairqueue.http.config.ServerConfig;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where browsers reach this server. Thread-safe. */
@Singleton
public final class PublicAddress {

  private final ServerConfig config;
  private final BeanProvider<EmbeddedServer> server;

  /**
   * @param server asked late: it has no port before it runs
   */
  PublicAddress(ServerConfig config, BeanProvider<EmbeddedServer> server) {
    this.config = config;
    this.server = server;
  }

  /** The address of a path, for a query to be added. */
  public UriBuilder of(String path) {
    URI base =
        config.publicUrl() == null
            ? config.listen().withPort(server.get().getPort()).url()
            : config.publicUrl();
    return UriBuilder.of(base).path(path);
  }
}
