package io.fairqueue.http.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.FairQueue;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.realtime.CloseCause;
import io.fairqueue.http.realtime.Connection;
import io.fairqueue.http.realtime.Handshake;
import io.fairqueue.http.realtime.Messages;
import io.fairqueue.http.realtime.SocketHub;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Freshness;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What fans may ask for over a socket. Thread-safe, never blocks. */
@Singleton
final class InboundMessages {

  private static final Logger LOG = LoggerFactory.getLogger(InboundMessages.class);

  private final FairQueue fairQueue;
  private final SocketHub hub;
  private final Messages messages;
  private final Authenticator authenticator;
  private final ObjectMapper json;

  InboundMessages(
      FairQueue fairQueue,
      SocketHub hub,
      Messages messages,
      Authenticator authenticator,
      ObjectMapper json) {
    this.authenticator = authenticator;
    this.fairQueue = fairQueue;
    this.hub = hub;
    this.messages = messages;
    this.json = json;
  }

  /** Does what the message asks for; a message that makes no sense gets an error, no more. */
  void receive(Connection connection, String message) {
    String type = type(message);
    switch (type) {
      case "ping" -> connection.send(messages.pong());
      case "position" -> submit(connection, Freshness.RECENT, this::position);
      case "leave" -> submit(connection, Freshness.NOW, this::leave);
      case null -> connection.send(messages.error(Refusal.INVALID_MESSAGE));
      default -> connection.send(messages.error(Refusal.UNKNOWN_TYPE));
    }
  }

  /**
   * @param freshness how well the session must be known to live
   */
  private void submit(Connection connection, Freshness freshness, Consumer<Connection> task) {
    if (!connection.submit(() -> run(connection, freshness, task))) {
      connection.drop(CloseCause.TOO_MANY_MESSAGES);
    }
  }

  private void run(Connection connection, Freshness freshness, Consumer<Connection> task) {
    try {
      if (authenticator.isLive(connection.handshake().caller(), freshness)) {
        task.accept(connection);
      } else {
        connection.drop(CloseCause.SESSION_OVER);
      }
    } catch (StoreUnavailableException lost) {
      LOG.debug("a message went unanswered", lost);
      connection.send(messages.error(Refusal.STORE_UNAVAILABLE));
    } catch (RuntimeException fault) {
      LOG.error("a message could not be answered", fault);
      connection.send(messages.error(Refusal.INTERNAL_ERROR));
    }
  }

  private void position(Connection connection) {
    connection.send(
        fairQueue
            .line()
            .position(connection.handshake().event(), connection.handshake().fan())
            .map(messages::position)
            .orElseGet(this::notInQueue));
  }

  private void leave(Connection connection) {
    Handshake handshake = connection.handshake();
    switch (fairQueue.line().leave(handshake.event(), handshake.fan())) {
      case LeaveOutcome.Left left -> hub.notice(handshake.event(), handshake.fan());
      case LeaveOutcome.NotInLine notInLine -> connection.send(notInQueue());
      case LeaveOutcome.AlreadyUsed used -> connection.send(messages.error(Refusal.ADMISSION_USED));
    }
  }

  private String notInQueue() {
    return messages.error(Refusal.NOT_IN_QUEUE);
  }

  private @Nullable String type(String message) {
    try {
      JsonNode root = json.readTree(message);
      JsonNode type = root == null ? null : root.get("type");
      return type != null && type.isTextual() ? type.textValue() : null;
    } catch (JsonProcessingException unreadable) {
      return null;
    }
  }
}
