package io.fairqueue.http.ticket;

import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is shown at the door: a signed text that names a ticket and its event. It may be fetched
 * again; each copy is as good as the other, since a ticket lets somebody in once.
 */
@Singleton
public final class TicketCodes {

  /** Those of before are a third as long; what is longer need not be looked at. */
  private static final int MAX_LENGTH = 2_048;

  private final Tokens tokens;
  private final InstantSource time;

  TicketCodes(Tokens tokens, InstantSource time) {
    this.tokens = tokens;
    this.time = time;
  }

  /** A copy of a ticket's code. */
  public String write(Ticket ticket) {
    return tokens.code(ticket.id().value(), ticket.facts().eventId(), time.instant());
  }

  /**
   * What is looked for in a list of this event: a ticket by its id, where its code was given.
   *
   * @param text null for nothing
   */
  public @Nullable String search(EventId event, @Nullable String text) {
    return text == null ? null : read(event, text).map(TicketId::toString).orElse(text);
  }

  /** Empty for anything but a good code of this event, as a scanner sends it. */
  Optional<TicketId> read(EventId event, String scanned) {
    if (scanned.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Instant now = time.instant();
    Scan scan = Scan.of(scanned);
    return scan.readings().stream()
        .flatMap(code -> tokens.ticket(event, code, now).stream())
        .findFirst()
        .map(TicketId::new)
        .or(() -> readOld(event, scan.text(), now));
  }

  /** Whether it is a good code of another event. */
  boolean isElsewhere(EventId event, String scanned) {
    return scanned.length() <= MAX_LENGTH
        && Scan.of(scanned).readings().stream()
            .anyMatch(code -> tokens.isElsewhere(event, code, time.instant()));
  }

  /** Codes that releases before wrote were longer, and had an end. */
  private Optional<TicketId> readOld(EventId event, String code, Instant now) {
    return switch (tokens.verify(TokenKind.TICKET, code, now)) {
      case TokenVerdict.Valid valid ->
          Optional.of(valid.token())
              .filter(token -> event.equals(token.eventId()))
              .map(token -> new TicketId(token.subject()));
      case TokenVerdict.Expired over -> Optional.empty();
      case TokenVerdict.Invalid no -> Optional.empty();
    };
  }
}
