package io.fairqueue.domain;

import java.time.Instant;

/**
 * A sale, from draft to end. A transition exists only on the states that allow it.
 *
 * <pre>
 * DRAFT → ACTIVE ⇄ PAUSED;  ACTIVE, PAUSED → ENDED;  ACTIVE, PAUSED, ENDED → CANCELLED
 * </pre>
 */
public sealed interface Event {

  EventFacts facts();

  EventStatus status();

  default EventId id() {
    return facts().id();
  }

  default EventDetails details() {
    return facts().details();
  }

  default SalePolicy policy() {
    return facts().details().policy();
  }

  /** The same state with other facts. */
  default Event with(EventFacts facts) {
    return switch (this) {
      case Draft draft -> new Draft(facts);
      case Active active -> new Active(facts);
      case Paused paused -> new Paused(facts, paused.pausedAt());
      case Ended ended -> new Ended(facts);
      case Cancelled cancelled -> new Cancelled(facts, cancelled.reason());
    };
  }

  /** The same state with other details. */
  default Event revise(EventDetails details, Instant now) {
    var f = facts();
    return with(new EventFacts(f.id(), f.organizerId(), details, f.createdAt(), now, f.version()));
  }

  /** Whether units may be claimed, as far as the state says. */
  default boolean isLive() {
    return this instanceof Active || this instanceof Paused;
  }

  /** Whether fans may join and are admitted now. */
  default boolean isOpenAt(Instant now) {
    return this instanceof Active && details().onSaleAt(now);
  }

  /** Not yet public. */
  record Draft(EventFacts facts) implements Event {

    @Override
    public EventStatus status() {
      return EventStatus.DRAFT;
    }

    public Active activate(Instant now) {
      return new Active(facts.changedAt(now));
    }
  }

  /** On sale within its sale window. */
  record Active(EventFacts facts) implements Event {

    @Override
    public EventStatus status() {
      return EventStatus.ACTIVE;
    }

    public Paused pause(Instant now) {
      return new Paused(facts.changedAt(now), now);
    }

    public Ended end(Instant now) {
      return new Ended(facts.changedAt(now));
    }

    public Cancelled cancel(String reason, Instant now) {
      return new Cancelled(facts.changedAt(now), reason);
    }
  }

  /** Nobody joins or is admitted; holds and payments go on, admission windows stand still. */
  record Paused(EventFacts facts, Instant pausedAt) implements Event {

    @Override
    public EventStatus status() {
      return EventStatus.PAUSED;
    }

    /** Storing this moves every running admission window by the paused time. */
    public Active resume(Instant now) {
      return new Active(facts.changedAt(now));
    }

    public Ended end(Instant now) {
      return new Ended(facts.changedAt(now));
    }

    public Cancelled cancel(String reason, Instant now) {
      return new Cancelled(facts.changedAt(now), reason);
    }
  }

  /** No new claims; live holds may still be paid. */
  record Ended(EventFacts facts) implements Event {

    @Override
    public EventStatus status() {
      return EventStatus.ENDED;
    }

    public Cancelled cancel(String reason, Instant now) {
      return new Cancelled(facts.changedAt(now), reason);
    }
  }

  /** Holds are released and sales refunded. */
  record Cancelled(EventFacts facts, String reason) implements Event {

    @Override
    public EventStatus status() {
      return EventStatus.CANCELLED;
    }
  }
}
