package io.fairqueue.http.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fan's open socket: what it was sent, in order. */
public final class FanSocket implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 10;

  private final Inbox inbox;
  private final WebSocket socket;

  private FanSocket(Inbox inbox, WebSocket socket) {
    this.inbox = inbox;
    this.socket = socket;
  }

  static FanSocket open(URI base, String event, String token) {
    return open(base, event, token, null);
  }

  /** Throws {@link Refused} if the server does not let it in. */
  public static FanSocket open(URI base, String event, String token, @Nullable String origin) {
    Inbox inbox = new Inbox();
    URI address =
        URI.create("ws://%s/ws/queue/%s?token=%s".formatted(base.getAuthority(), event, token));
    var builder = Api.CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
    if (origin != null) {
      builder.header("Origin", origin);
    }
    try {
      return new FanSocket(inbox, builder.buildAsync(address, inbox).join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new Refused(refused.getResponse().statusCode());
      }
      throw e;
    }
  }

  /** The next message of this type; earlier ones of other types are passed over. */
  public JsonNode await(String type) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    try {
      while (true) {
        JsonNode message = inbox.unread.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message == null) {
          throw new AssertionError("no message of type " + type + " among " + inbox.all);
        }
        if (message.path("type").asText().equals(type)) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + type, e);
    }
  }

  /** All messages of this type so far. */
  public List<JsonNode> received(String type) {
    return inbox.all.stream().filter(m -> m.path("type").asText().equals(type)).toList();
  }

  public void send(String message) {
    socket.sendText(message, true).join();
  }

  /** Sends what is no text. */
  public void sendBinary(byte[] message) {
    socket.sendBinary(ByteBuffer.wrap(message), true).join();
  }

  /** Waits until the server closes; answers the code. */
  public int awaitClose() {
    try {
      return inbox.closed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the socket was not closed", e);
    } catch (ExecutionException e) {
      throw new AssertionError("the socket broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the close", e);
    }
  }

  /** Waits until the server closes, in order or not; answers the code, or else that it was cut. */
  public String awaitEnd() {
    try {
      return inbox
          .closed
          .handle((code, cut) -> cut == null ? code.toString() : "cut")
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the socket was not closed", e);
    } catch (ExecutionException e) {
      throw new AssertionError("the socket broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the end", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Closes in an orderly way. */
  public void sayGoodbye() {
    sayGoodbye(WebSocket.NORMAL_CLOSURE, "");
  }

  /** Closes in an orderly way, for a reason. */
  public void sayGoodbye(int code, String reason) {
    socket.sendClose(code, reason).join();
  }

  /** The server said no before it was a socket. */
  public static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status) {
      super("refused with " + status);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private static final class Inbox implements WebSocket.Listener {

    private final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
    private final List<JsonNode> all = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      begun.append(data);
      if (last) {
        JsonNode message = parsed(begun.toString());
        begun.setLength(0);
        all.add(message);
        unread.add(message);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
      closed.completeExceptionally(cause);
    }

    private static JsonNode parsed(String message) {
      try {
        return Answer.JSON.readTree(message);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + message, e);
      }
    }
  }
}
