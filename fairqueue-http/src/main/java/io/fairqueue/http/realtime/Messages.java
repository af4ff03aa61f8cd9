package io.fairqueue.http.realtime;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.http.board.BoardBody;
import io.fairqueue.http.line.PositionBody;
import io.fairqueue.http.line.Positions;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.EventQuery.ShownStatus;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the messages to fans: {@code {"type": …}}. Thread-safe, never blocks. */
@Singleton
public final class Messages {

  private final Positions positions;
  private final ObjectMapper json;

  Messages(Positions positions, ObjectMapper json) {
    this.positions = positions;
    this.json = json;
  }

  /** What is pushed when a fan's standing changed. */
  String news(LineStanding standing) {
    return switch (standing.entry()) {
      case QueueEntry.Admitted admitted ->
          write(
              AdmittedMessage.of(
                  admitted.facts().eventId().value(),
                  positions.token(admitted),
                  admitted.admittedUntil()));
      case QueueEntry.Expired expired ->
          write(new EventMessage("expired", expired.facts().eventId().value()));
      case QueueEntry.Lobby inLobby -> position(standing);
      case QueueEntry.Waiting waiting -> position(standing);
      case QueueEntry.Completed completed -> position(standing);
      case QueueEntry.Abandoned abandoned -> position(standing);
    };
  }

  /** What a poll would have answered. */
  public String position(LineStanding standing) {
    return write(new PositionMessage("position", positions.of(standing)));
  }

  String soldOut(EventId event) {
    return write(new EventMessage("sold_out", event.value()));
  }

  String available(EventId event) {
    return write(new EventMessage("available", event.value()));
  }

  String event(Event event, boolean soldOut) {
    return write(
        new EventChangedMessage(
            "event",
            event.id().value(),
            ShownStatus.of(event.status(), soldOut ? 0 : 1),
            event.details().name(),
            event instanceof Event.Paused paused ? paused.reason() : null));
  }

  /** A sale as everybody sees it. */
  String board(BoardBody board) {
    return write(new BoardMessage("board", board));
  }

  /** What became of a fan's own claim. */
  String claim(Claim claim) {
    return write(
        new ClaimMessage(
            "claim",
            claim.facts().eventId().value(),
            claim.id().value(),
            claim.status(),
            claim instanceof Claim.Released released ? released.reason() : null,
            claim.facts().expiresAt()));
  }

  public String pong() {
    return write(new BareMessage("pong"));
  }

  String reconnect() {
    return write(new BareMessage("reconnect"));
  }

  public String error(Refusal refusal) {
    return write(new ErrorMessage("error", refusal.code(), refusal.sentence()));
  }

  private String write(Object message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  record PositionMessage(String type, @JsonUnwrapped PositionBody standing) {}

  /**
   * @param token the admission token under its older name
   */
  record AdmittedMessage(
      String type, UUID eventId, String admissionToken, String token, Instant admittedUntil) {

    static AdmittedMessage of(UUID event, String token, Instant until) {
      return new AdmittedMessage("admitted", event, token, token, until);
    }
  }

  record EventMessage(String type, UUID eventId) {}

  record EventChangedMessage(
      String type, UUID eventId, ShownStatus status, String name, @Nullable String pauseReason) {}

  record BoardMessage(String type, @JsonUnwrapped BoardBody board) {}

  /**
   * @param releaseReason only for a released claim
   */
  record ClaimMessage(
      String type,
      UUID eventId,
      UUID claimId,
      ClaimStatus status,
      @Nullable ReleaseReason releaseReason,
      Instant expiresAt) {}

  record ErrorMessage(String type, String code, String message) {}

  record BareMessage(String type) {}
}
