package io.fairqueue.bench.performance.tool;

import io.fairqueue.domain.EventId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Both servers side by side: FairQueue's, and the bare one. */
public final class Stage implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration INTRODUCTIONS = Duration.ofMinutes(2);
  private static final int INTRODUCING = 32;
  private static final Pattern WAITING = Pattern.compile("\"waiting\":(\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Node node;
  private final Child server;
  private final Child bare;

  private Stage(Node node, Child server, Child bare) {
    this.node = node;
    this.server = server;
    this.bare = bare;
  }

  public static Stage open(Bench bench) throws IOException {
    Node node = Node.start(bench.servers());
    return new Stage(
        node, Child.fairQueue(bench.servers(), node.database()), Child.bare(bench.directory()));
  }

  /** The same stores as the server's, to write into by hand. */
  public Node node() {
    return node;
  }

  public Child server() {
    return server;
  }

  public Child bare() {
    return bare;
  }

  /** Asks until the answer is a 200, and answers its body. */
  public String awaitOk(URI uri, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .build();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    HttpResponse<String> answer;
    do {
      answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
    } while (System.nanoTime() - end < 0);
    throw new IOException("%s answers %d %s".formatted(uri, answer.statusCode(), answer.body()));
  }

  /**
   * Asks until the server's board tells of that number of waiting fans: a node follows a line by
   * itself.
   */
  public void awaitLine(EventId event, int waiting, String board)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.at(board)).timeout(TIMEOUT).build();
    long end = System.nanoTime() + INTRODUCTIONS.toNanos();
    HttpResponse<String> answer;
    do {
      answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      Matcher found = WAITING.matcher(answer.body());
      // Whoever is admitted waits no longer.
      if (found.find() && Long.parseLong(found.group(1)) >= waiting - 1) {
        return;
      }
      Thread.sleep(100);
    } while (System.nanoTime() - end < 0);
    throw new IOException("the line of %s: %s".formatted(event, answer.body()));
  }

  /** Every one of these sessions asks once: what a server learns of a fan it has learnt then. */
  public void introduce(URI uri, List<String> sessions) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ClosedLoop.run(
        INTRODUCING,
        INTRODUCTIONS,
        () -> {
          int mine = next.getAndIncrement();
          if (mine >= sessions.size()) {
            return false;
          }
          awaitOk(uri, sessions.get(mine));
          return true;
        });
  }

  /** Sends a request that must succeed. */
  public void send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s answers %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
    }
  }

  @Override
  public void close() {
    client.close();
    bare.close();
    server.close();
    node.close();
  }
}
