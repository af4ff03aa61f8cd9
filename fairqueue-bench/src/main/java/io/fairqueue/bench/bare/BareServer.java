package io.fairqueue.bench.bare;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/**
 * Runs the bare endpoints in a process of their own, on the event loop settings of FairQueue's
 * server. Ends with its standard input.
 */
public final class BareServer {

  private BareServer() {}

  public static void main(String[] args) throws java.io.IOException {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "micronaut.server.idle-timeout",
                    "65s",
                    "micronaut.netty.event-loops.default.prefer-native-transport",
                    true,
                    "jackson.bean-introspection-module",
                    false,
                    "jackson.property-naming-strategy",
                    "SNAKE_CASE"))
            .start()) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      System.out.println("ready on http://localhost:" + server.getPort());
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
