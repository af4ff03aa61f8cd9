package io.fairqueue.bench.bare;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Runs the bare endpoints in a process of their own, which ends with its standard input. The caller
 * names FairQueue's configuration, so that event loops and transport are the same; but nothing is
 * measured on the way.
 */
public final class BareServer {

  private BareServer() {}

  public static void main(String[] args) throws IOException {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .properties(Map.of("micronaut.server.port", -1, "micronaut.metrics.enabled", false))
            .start()) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      System.out.println("ready on http://localhost:" + server.getPort());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
