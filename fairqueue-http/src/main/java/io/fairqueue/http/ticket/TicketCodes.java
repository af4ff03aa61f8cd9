package io.fairqueue.http.ticket;

import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.EventReads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is shown at the door: a signed text that names a ticket and its event. It may be fetched
 * again; each copy is as good as the other, since a ticket lets somebody in once.
 */
@Singleton
public final class TicketCodes {

  /** Events are put off, and a code that was printed must still be good then. */
  private static final Duration AFTER_THE_EVENT = Duration.ofDays(3 * 365);

  /** Ours are a third as long; what is longer need not be looked at. */
  private static final int MAX_LENGTH = 2_048;

  private final Tokens tokens;
  private final EventReads events;
  private final InstantSource time;

  TicketCodes(Tokens tokens, EventReads events, InstantSource time) {
    this.tokens = tokens;
    this.events = events;
    this.time = time;
  }

  /** A copy of a ticket's code. */
  public String write(Ticket ticket) {
    var facts = ticket.facts();
    Instant end =
        events
            .find(facts.eventId())
            .map(Event::details)
            .map(TicketCodes::end)
            .orElse(facts.issuedAt());
    return tokens.ticket(
        ticket.id().value(), facts.eventId(), time.instant(), end.plus(AFTER_THE_EVENT));
  }

  /** Empty for anything but a good code of this event, as a scanner sends it. */
  Optional<TicketId> read(EventId event, String scanned) {
    String code = stripped(scanned);
    if (code.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return switch (tokens.verify(TokenKind.TICKET, code, time.instant())) {
      case TokenVerdict.Valid valid ->
          Optional.of(valid.token())
              .filter(token -> event.equals(token.eventId()))
              .map(token -> new TicketId(token.subject()));
      case TokenVerdict.Expired over -> Optional.empty();
      case TokenVerdict.Invalid no -> Optional.empty();
    };
  }

  /** Without what a scanner puts around a code: line ends, tabs, blanks, marks nobody sees. */
  private static String stripped(String scanned) {
    int from = 0;
    int to = scanned.length();
    while (from < to && isAround(scanned.charAt(from))) {
      from++;
    }
    while (from < to && isAround(scanned.charAt(to - 1))) {
      to--;
    }
    return scanned.substring(from, to);
  }

  private static boolean isAround(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static Instant end(EventDetails details) {
    return Stream.of(
            Optional.of(details.saleEnd()),
            Optional.ofNullable(details.startsAt()),
            Optional.ofNullable(details.endsAt()))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
