package io.fairqueue.cli.crowd.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairqueue.cli.output.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Servers as fans' programs call them: over HTTP, a bounded number of calls at once, each on a kept
 * connection of its own. Thread-safe.
 */
public final class FrontDoor implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  // Servers close connections that are silent for a minute; a call on one would get no answer.
  private static final long FRESH = Duration.ofSeconds(20).toNanos();
  private static final byte[] NO_BODY = new byte[0];

  private final Semaphore turns;
  private final HttpClient sockets = HttpClient.newHttpClient();
  private final Map<String, Deque<Kept>> kept = new ConcurrentHashMap<>();

  public FrontDoor(int callsAtOnce) {
    this.turns = new Semaphore(callsAtOnce, true);
  }

  /**
   * Calls once.
   *
   * @param token a session; null to come as anybody
   * @param body sent as JSON; null for none
   * @return also where nobody answers in time: a reply of status 0
   * @throws InterruptedException also when a call is broken off
   */
  public Reply call(String method, URI uri, @Nullable String token, @Nullable Object body)
      throws InterruptedException {
    byte[] request = request(method, uri, token, body);
    turns.acquire();
    long sent = System.nanoTime();
    try {
      Connection.Answer answer = exchange(uri, request);
      return new Reply(answer.status, answer.retryAfter, read(answer), sent, System.nanoTime());
    } catch (IOException lost) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return Reply.nobody(sent);
    } finally {
      turns.release();
    }
  }

  /**
   * Opens a socket. It counts as a call until it is open, and not while it is.
   *
   * @throws InterruptedException also when that is broken off
   */
  Announcements listen(URI address) throws InterruptedException {
    turns.acquire();
    try {
      return Announcements.open(sockets, address, TIMEOUT);
    } finally {
      turns.release();
    }
  }

  @Override
  public void close() {
    sockets.shutdownNow();
    kept.values().forEach(all -> all.forEach(each -> hangUp(each.connection())));
    kept.clear();
  }

  private Connection.Answer exchange(URI uri, byte[] request) throws IOException {
    Deque<Kept> idle =
        kept.computeIfAbsent(
            uri.getScheme() + "://" + uri.getRawAuthority(), any -> new ConcurrentLinkedDeque<>());
    Connection connection = connection(uri, idle);
    try {
      Connection.Answer answer = connection.exchange(request);
      if (answer.lasts) {
        idle.push(new Kept(connection, System.nanoTime()));
      } else {
        hangUp(connection);
      }
      return answer;
    } catch (IOException | RuntimeException e) {
      hangUp(connection);
      throw e;
    }
  }

  private static Connection connection(URI uri, Deque<Kept> idle) throws IOException {
    for (Kept last = idle.poll(); last != null; last = idle.poll()) {
      if (System.nanoTime() - last.since() < FRESH) {
        return last.connection();
      }
      hangUp(last.connection());
    }
    return Connection.open(uri, TIMEOUT);
  }

  private static byte[] request(
      String method, URI uri, @Nullable String token, @Nullable Object body) {
    byte[] sent = body == null ? NO_BODY : json(body);
    StringBuilder head = new StringBuilder(512).append(method).append(' ').append(uri.getRawPath());
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
    if (token != null) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (body != null) {
      head.append("Content-Type: application/json\r\n");
    }
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(sent.length).append("\r\n");
    }
    byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = Arrays.copyOf(first, first.length + sent.length);
    System.arraycopy(sent, 0, request, first.length, sent.length);
    return request;
  }

  private static byte[] json(Object body) {
    try {
      return Json.MAPPER.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("what can't be sent", e);
    }
  }

  private static JsonNode read(Connection.Answer answer) throws IOException {
    return answer.json && answer.body.length > 0
        ? Json.MAPPER.readTree(answer.body)
        : MissingNode.getInstance();
  }

  private static void hangUp(Connection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is gone, which is what we want.
    }
  }

  /** A connection that waits for its next call. */
  private record Kept(Connection connection, long since) {}
}
