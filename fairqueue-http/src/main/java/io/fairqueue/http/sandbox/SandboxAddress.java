package io.fairqueue.http.sandbox;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.Paths;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where this server is, for browsers and for itself. */
@Singleton
final class SandboxAddress {

  private final ServerConfig config;
  private final BeanProvider<EmbeddedServer> server;

  /**
   * @param server asked late: it has no port before it runs
   */
  SandboxAddress(ServerConfig config, BeanProvider<EmbeddedServer> server) {
    this.config = config;
    this.server = server;
  }

  /** The page on which a payment is decided. */
  URI checkout(String reference) {
    return UriBuilder.of(base()).path(Paths.CHECKOUT).path(reference).build();
  }

  /** Where browsers reach it. */
  URI base() {
    return config.publicUrl() == null ? here() : config.publicUrl();
  }

  /** Where the sandbox sends its webhooks, without leaving the machine. */
  URI webhooks() {
    return here().resolve(Paths.PAYSTACK_WEBHOOKS);
  }

  private URI here() {
    return config.listen().withPort(server.get().getPort()).url();
  }
}
