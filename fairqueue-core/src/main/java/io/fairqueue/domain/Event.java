package io.fairqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale, from draft to end. A transition exists only on the states that allow it.
 *
 * <pre>
 * DRAFT → ACTIVE ⇄ PAUSED;  ACTIVE, PAUSED → ENDED;  ACTIVE, PAUSED, ENDED → CANCELLED
 * </pre>
 *
 * <p>Where the clock ended a sale, a later end opens it again.
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
      case Paused paused -> new Paused(facts, paused.pausedAt(), paused.reason());
      case Ended ended -> new Ended(facts, ended.byClock());
      case Cancelled cancelled -> new Cancelled(facts, cancelled.reason());
    };
  }

  /** The event with other details: in the same state, unless they open an ended sale again. */
  default Event revise(EventDetails details, Instant now) {
    var revised = facts().edited(details, now);
    return this instanceof Ended ended && ended.reopensWith(details, now)
        ? new Active(revised)
        : with(revised);
  }

  /** Whether units may be claimed, as far as the state says. */
  default boolean isLive() {
    return this instanceof Active || this instanceof Paused;
  }

  /** Whether fans may join now, the lobby or the line. */
  default boolean isOpenAt(Instant now) {
    return this instanceof Active && details().isOpenAt(now);
  }

  /** Whether fans are admitted now. */
  default boolean admitsAt(Instant now) {
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
      return pause(null, now);
    }

    /**
     * Stops joins and admissions.
     *
     * @param reason what fans read; null for nothing
     */
    public Paused pause(@Nullable String reason, Instant now) {
      return new Paused(facts.changedAt(now), now, reason);
    }

    public Ended end(Instant now) {
      return new Ended(facts.changedAt(now), false);
    }

    /** The time of its sale is over. */
    public Ended timeOut(Instant now) {
      return new Ended(facts.changedAt(now), true);
    }

    public Cancelled cancel(String reason, Instant now) {
      return new Cancelled(facts.changedAt(now), reason);
    }
  }

  /** Nobody joins or is admitted; holds and payments go on, admission windows stand still. */
  record Paused(EventFacts facts, Instant pausedAt, @Nullable String reason) implements Event {

    /** The longest text that fans read. */
    public static final int MAX_REASON = 500;

    public Paused {
      reason =
          reason == null || reason.isBlank() ? null : Text.required("reason", reason, MAX_REASON);
    }

    @Override
    public EventStatus status() {
      return EventStatus.PAUSED;
    }

    /** Storing this moves every running admission window by the paused time. */
    public Active resume(Instant now) {
      return new Active(facts.changedAt(now));
    }

    public Ended end(Instant now) {
      return new Ended(facts.changedAt(now), false);
    }

    /** The time of its sale is over. */
    public Ended timeOut(Instant now) {
      return new Ended(facts.changedAt(now), true);
    }

    public Cancelled cancel(String reason, Instant now) {
      return new Cancelled(facts.changedAt(now), reason);
    }
  }

  /**
   * No new claims; live holds may still be paid.
   *
   * @param byClock whether nobody ended it: its time was over
   */
  record Ended(EventFacts facts, boolean byClock) implements Event {

    /** Whether these details open the sale again. */
    public boolean reopensWith(EventDetails details, Instant now) {
      return byClock && now.isBefore(details.salesEnd());
    }

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

    /** The longest text that says why. */
    public static final int MAX_REASON = 500;

    public Cancelled {
      reason = Text.required("reason", reason, MAX_REASON);
    }

    @Override
    public EventStatus status() {
      return EventStatus.CANCELLED;
    }
  }
}
