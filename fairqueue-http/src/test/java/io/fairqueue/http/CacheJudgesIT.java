package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * nginx as a cache, set up as the benchmarks have it, judges what a board says of how long it is
 * fresh. In the profile {@code judges} only.
 */
final class CacheJudgesIT {

  private static final Path SETTINGS =
      Path.of(
          "../fairqueue-bench/src/main/resources/io/fairqueue/bench/performance/tool/Cache/nginx.conf");

  private static final Duration LOOKING = Duration.ofSeconds(3);

  @Test
  @Tag("D18")
  void the_origin_is_asked_for_a_board_once_a_second_however_many_look(@TempDir Path directory)
      throws Exception {
    TestServer server = TestServer.shared();
    String event = server.crowded();
    server.fans(20).forEach(fan -> fan.join(event).expect(201));
    String path = "/api/v1/events/" + event + "/board";
    await().until(() -> server.api().as(null).get(path).number("waiting") == 20);

    int port = FreePort.any();
    Process nginx = start(directory, port, server.url());
    try {
      URI board = URI.create("http://127.0.0.1:" + port + path);
      await().until(() -> isOpen(port));
      long few = looks(board, event, 1);
      long askedByFew = asked(directory);
      long many = looks(board, event, 20);
      long askedByMany = asked(directory) - askedByFew;

      assertThat(few).isGreaterThan(100);
      assertThat(many).as("more look").isGreaterThan(few);
      // Fresh for a second: what is asked depends on how long it is looked at.
      for (long each : List.of(askedByFew, askedByMany)) {
        assertThat(each).isBetween(1L, LOOKING.toSeconds() + 2);
      }
    } finally {
      nginx.destroy();
      assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Process start(Path directory, int port, URI origin) throws IOException {
    Path file = directory.resolve("nginx.conf");
    Files.writeString(
        file,
        Files.readString(SETTINGS)
            .replace("{directory}", directory.toString())
            .replace("{port}", Integer.toString(port))
            .replace("{door}", Integer.toString(FreePort.any()))
            .replace("{origin}", origin.getAuthority()));
    return new ProcessBuilder(
            "nginx",
            "-p",
            directory.toString(),
            "-e",
            directory.resolve("error.log").toString(),
            "-c",
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("nginx.out").toFile())
        .start();
  }

  /** How often fans see the board of this event, who look again as soon as they have. */
  private static long looks(URI board, String event, int fans)
      throws InterruptedException, ExecutionException {
    HttpRequest look = HttpRequest.newBuilder(board).build();
    long end = System.nanoTime() + LOOKING.toNanos();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> fan =
          () -> {
            long seen = 0;
            while (System.nanoTime() - end < 0) {
              var answer = client.send(look, BodyHandlers.ofString());
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).contains(event);
              seen++;
            }
            return seen;
          };
      long all = 0;
      for (Future<Long> each : crowd.invokeAll(Stream.generate(() -> fan).limit(fans).toList())) {
        all += each.get();
      }
      return all;
    }
  }

  /** How many looks got through to the server. */
  private static long asked(Path directory) throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("origin.log"))) {
      return lines.count();
    }
  }

  private static boolean isOpen(int port) {
    try (Socket door = new Socket()) {
      door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
