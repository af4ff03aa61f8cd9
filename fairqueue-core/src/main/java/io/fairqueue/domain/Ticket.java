package io.fairqueue.domain;

import java.time.Instant;

/**
 * The right to enter with one unit; there is one per unit of a confirmed claim.
 *
 * <pre>
 * VALID → CHECKED_IN;  VALID, CHECKED_IN → VOID
 * </pre>
 */
public sealed interface Ticket {

  TicketFacts facts();

  default TicketId id() {
    return facts().id();
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

  /** Used, once. */
  record CheckedIn(TicketFacts facts, Instant checkedInAt) implements Ticket {

    public Voided cancel(Instant now) {
      return new Voided(facts, now);
    }
  }

  /** Worth nothing since its refund was asked for. */
  record Voided(TicketFacts facts, Instant voidedAt) implements Ticket {}
}
