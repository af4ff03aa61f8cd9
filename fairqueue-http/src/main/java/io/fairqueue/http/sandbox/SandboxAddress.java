package io.fairqueue.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.Paths;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Where this server is, for browsers and for itself. */
@Singleton
final class SandboxAddress {

  /** The parameter that says where a checkout leads on to. */
  static final String RETURN_URL = "return_url";

  private final ServerConfig config;
  private final BeanProvider<EmbeddedServer> server;

  /**
   * @param server asked late: it has no port before it runs
   */
  SandboxAddress(ServerConfig config, BeanProvider<EmbeddedServer> server) {
    this.config = config;
    this.server = server;
  }

  /**
   * The page on which a payment is decided.
   *
   * @param returnUrl where it leads on to; null for the usual place
   */
  URI checkout(String reference, @Nullable String returnUrl) {
    UriBuilder page = UriBuilder.of(base()).path(Paths.CHECKOUT).path(reference);
    return returnUrl == null
        ? page.build()
        : URI.create(page.build() + "?" + RETURN_URL + "=" + URLEncoder.encode(returnUrl, UTF_8));
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
