package io.fairqueue.cli.health;

import io.fairqueue.cli.stores.FoundStores;
import io.fairqueue.http.process.PrivateFiles;
import io.fairqueue.http.request.Paths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what is around a server: who reaches it, through what, and who reads its files. */
final class Neighbourhood {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final String PROXIES_UNKNOWN = "fairqueue_proxies_unknown ";

  private Neighbourhood() {}

  static List<Finding> of(FoundStores found) {
    List<Finding> findings = new ArrayList<>();
    if (found.data() != null) {
      findings.add(files(found.data()));
    }
    findings.addAll(server(found.management()));
    return findings;
  }

  private static Finding files(Path data) {
    try {
      return PrivateFiles.firstOpen(data)
          .map(
              open ->
                  Finding.bad(
                      "files",
                      "other users may look into %s".formatted(open),
                      "chmod -R go= " + data))
          .orElseGet(() -> Finding.ok("files", data + " is open to its owner only"));
    } catch (IOException unreadable) {
      return Finding.bad(
          "files", data + " can't be looked through", "look as the user who runs the server");
    }
  }

  private static List<Finding> server(@Nullable URI management) {
    if (management == null) {
      return List.of(
          Finding.weak(
              "management",
              "its address is not set, so nobody looked at metrics and proxies",
              "give the server and me FAIRQUEUE_MANAGEMENT, as 127.0.0.1:9090"));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      String metrics =
          client
              .send(
                  HttpRequest.newBuilder(management.resolve(Paths.METRICS))
                      .timeout(TIMEOUT)
                      .build(),
                  BodyHandlers.ofString())
              .body();
      return List.of(Finding.ok("management", management + " answers"), proxies(metrics));
    } catch (IOException silent) {
      return List.of(
          Finding.weak(
              "management",
              management + " does not answer",
              "look whether a server runs with that address"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.weak("management", "interrupted", "look again"));
    }
  }

  private static Finding proxies(String metrics) {
    boolean unknown = metrics.lines().anyMatch(line -> line.startsWith(PROXIES_UNKNOWN + "1"));
    return unknown
        ? Finding.weak(
            "proxies",
            "requests were passed on, and all who come through a proxy share one address's limits",
            "name yours in FAIRQUEUE_TRUSTED_PROXIES")
        : Finding.ok("proxies", "none that nobody named");
  }
}
