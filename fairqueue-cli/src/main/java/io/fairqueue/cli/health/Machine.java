package io.fairqueue.cli.health;

import com.sun.management.UnixOperatingSystemMXBean;
import io.fairqueue.http.config.ListenAddress;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.request.Paths;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at this machine: what runs us, how many files it lets open, and whether the port is free.
 */
final class Machine {

  private static final int OLDEST_JAVA = 21;
  private static final int FEW_FILES = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private Machine() {}

  static List<Finding> of(ServerConfig config) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    files().ifPresent(findings::add);
    if (config.port() != 0) {
      findings.add(port(config.listen()));
    }
    return findings;
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= OLDEST_JAVA
        ? Finding.ok("java", version.toString())
        : Finding.bad("java", version.toString(), "install " + OLDEST_JAVA + " or newer");
  }

  /** The Java runtime takes as many as it may have; a server's is likely to be given the same. */
  private static Optional<Finding> files() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return Optional.empty();
    }
    long limit = unix.getMaxFileDescriptorCount();
    return Optional.of(
        limit >= FEW_FILES
            ? Finding.ok("open files", "%,d at once".formatted(limit))
            : Finding.weak(
                "open files",
                "%,d at once, and each fan's connection is one".formatted(limit),
                "raise ulimit -n (LimitNOFILE of a systemd unit) some hundreds above the connections"
                    + " that a node shall bear"));
  }

  private static Finding port(ListenAddress listen) {
    String named = "port " + listen.port();
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(listen.toSocketAddress());
      return Finding.ok("port", named + " is free");
    } catch (BindException taken) {
      return isOurs(listen)
          ? Finding.ok("port", named + " is a FairQueue server's")
          : Finding.bad(
              "port",
              "%s can't be listened on: %s".formatted(named, taken.getMessage()),
              "end the program that has it (ss -ltnp tells which), or set %s or %s"
                  .formatted(Setting.PORT.key(), Setting.HOST.key()));
    } catch (IOException unfit) {
      return Finding.bad(
          "port",
          "%s of %s can't be listened on: %s".formatted(named, listen.host(), unfit.getMessage()),
          "set %s to an address of this machine".formatted(Setting.HOST.key()));
    }
  }

  private static boolean isOurs(ListenAddress listen) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(listen.url().resolve(Paths.HEALTH)).timeout(TIMEOUT).build();
      return client.send(request, BodyHandlers.ofString()).body().contains("\"postgres\":");
    } catch (IOException other) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
