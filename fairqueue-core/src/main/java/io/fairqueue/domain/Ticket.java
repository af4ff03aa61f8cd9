package io.fairqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to enter with one unit; there is one per unit of a confirmed claim.
 *
 * <pre>
 * VALID ↔ CHECKED_IN;  VALID, CHECKED_IN → VOID
 * </pre>
 */
public sealed interface Ticket {

  TicketFacts facts();

  default TicketId id() {
    return facts().id();
  }

  /** When it was used; null for one that is not, or is void. */
  default @Nullable Instant checkedInAt() {
    return null;
  }

  /** When it became void; null for one that is good, or used. */
  default @Nullable Instant voidedAt() {
    return null;
  }

  /** Whether its seat is the one that it names: after a refund a seat may be renamed. */
  default boolean isFor(Seat seat) {
    return voidedAt() == null || seat.label().equals(facts().label());
  }

  /** Not used yet. */
  record Valid(TicketFacts facts) implements Ticket {

    public CheckedIn checkIn(Instant now) {
      return new CheckedIn(facts, now);
    }

    public Voided cancel(Instant now) {
      return new Voided(facts, now);
    }
  }

  /** Used, once; unless that is taken back. */
  record CheckedIn(TicketFacts facts, Instant checkedInAt) implements Ticket {

    public Valid undo() {
      return new Valid(facts);
    }

    public Voided cancel(Instant now) {
      return new Voided(facts, now);
    }
  }

  /** Worth nothing since its refund was asked for. */
  record Voided(TicketFacts facts, Instant voidedAt) implements Ticket {}
}
