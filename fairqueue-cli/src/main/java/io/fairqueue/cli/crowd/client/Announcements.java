package io.fairqueue.cli.crowd.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairqueue.cli.output.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells one fan over a socket, message by message. Takes the next one from the wire
 * when it is asked for, so no more than one waits here. For one thread.
 */
public final class Announcements implements AutoCloseable {

  private static final int OPENED = 101;

  private final Reply handshake;
  private final @Nullable WebSocket socket;
  private final Ear ear;

  private Announcements(Reply handshake, @Nullable WebSocket socket, Ear ear) {
    this.handshake = handshake;
    this.socket = socket;
    this.ear = ear;
  }

  /** Opens a socket; also where the server lets nobody in, who then hears nothing. */
  static Announcements open(HttpClient client, URI address, Duration timeout)
      throws InterruptedException {
    Ear ear = new Ear();
    long sent = System.nanoTime();
    var opening = client.newWebSocketBuilder().connectTimeout(timeout).buildAsync(address, ear);
    try {
      WebSocket socket = opening.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Announcements(reply(OPENED, false, sent), socket, ear);
    } catch (ExecutionException e) {
      return new Announcements(refusal(e.getCause(), sent), null, ear);
    } catch (TimeoutException late) {
      var unused = opening.thenAccept(WebSocket::abort);
      return new Announcements(Reply.nobody(sent), null, ear);
    }
  }

  /** What the server answered to the wish for a socket. */
  public Reply handshake() {
    return handshake;
  }

  boolean isOpen() {
    return socket != null;
  }

  /** Waits for the next message; empty once there will be none. */
  public Optional<Heard> next() throws InterruptedException {
    if (socket == null) {
      return Optional.empty();
    }
    long asked = System.nanoTime();
    socket.request(1);
    Came came = ear.heard.take();
    return came.text() == null
        ? Optional.empty()
        : Optional.of(new Heard(parsed(came.text()), asked, came.at()));
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }

  private static Reply refusal(@Nullable Throwable cause, long sent) {
    return cause instanceof WebSocketHandshakeException refused
        ? reply(
            refused.getResponse().statusCode(),
            refused.getResponse().headers().firstValue("Retry-After").isPresent(),
            sent)
        : Reply.nobody(sent);
  }

  private static Reply reply(int status, boolean retryAfter, long sent) {
    return new Reply(status, retryAfter, MissingNode.getInstance(), sent, System.nanoTime());
  }

  private static JsonNode parsed(String message) {
    try {
      return Json.MAPPER.readTree(message);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  /**
   * A message.
   *
   * @param asked when the fan began to wait for it, as {@link System#nanoTime} has it
   * @param came when it was there
   */
  public record Heard(JsonNode message, long asked, long came) {}

  /** The text is null when the socket is over. */
  private record Came(@Nullable String text, long at) {}

  private static final class Ear implements WebSocket.Listener {

    private final BlockingQueue<Came> heard = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder(0);

    @Override
    public void onOpen(WebSocket from) {
      // The first message is asked for when it is wanted.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      begun.append(part);
      if (last) {
        heard.add(new Came(begun.toString(), System.nanoTime()));
        begun.setLength(0);
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      over();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
      over();
    }

    private void over() {
      heard.add(new Came(null, System.nanoTime()));
    }
  }
}
