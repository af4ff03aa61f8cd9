package io.fairqueue.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One fan's place in one line.
 *
 * <pre>
 * WAITING → ADMITTED → COMPLETED;  WAITING, ADMITTED → ABANDONED | EXPIRED
 * </pre>
 */
public sealed interface QueueEntry {

  EntryFacts facts();

  EntryStatus status();

  default EntryId id() {
    return facts().id();
  }

  /** An entry that still stands in the line or holds an admission. */
  sealed interface Live extends QueueEntry {

    default Abandoned abandon() {
      return new Abandoned(facts());
    }

    default Expired expire() {
      return new Expired(facts());
    }
  }

  /** In the line. */
  record Waiting(EntryFacts facts) implements Live {

    @Override
    public EntryStatus status() {
      return EntryStatus.WAITING;
    }

    public Admitted admit(Instant now, Duration window) {
      return new Admitted(facts, now, now.plus(window), 0);
    }
  }

  /**
   * May claim until {@code admittedUntil}, which reading never moves.
   *
   * @param extensions how often the fan has extended it
   */
  record Admitted(EntryFacts facts, Instant admittedAt, Instant admittedUntil, int extensions)
      implements Live {

    @Override
    public EntryStatus status() {
      return EntryStatus.ADMITTED;
    }

    public boolean isValidAt(Instant now) {
      return now.isBefore(admittedUntil);
    }

    /** Moves the end by the time that the event was paused. */
    public Admitted shift(Duration paused) {
      return new Admitted(facts, admittedAt, admittedUntil.plus(paused), extensions);
    }

    /** Moves the end by one more window; counted. */
    public Admitted extend(Duration window) {
      return new Admitted(facts, admittedAt, admittedUntil.plus(window), extensions + 1);
    }

    /** Used, once. */
    public Completed complete(ClaimId claimId) {
      return new Completed(facts, claimId);
    }
  }

  /** Led to a claim. */
  record Completed(EntryFacts facts, ClaimId claimId) implements QueueEntry {

    @Override
    public EntryStatus status() {
      return EntryStatus.COMPLETED;
    }

    /** Another claim took the place of the one that it led to. */
    public Completed replace(ClaimId next) {
      return new Completed(facts, next);
    }
  }

  /** The fan left. */
  record Abandoned(EntryFacts facts) implements QueueEntry {

    @Override
    public EntryStatus status() {
      return EntryStatus.ABANDONED;
    }
  }

  /** Waited too long, or let the admission pass. */
  record Expired(EntryFacts facts) implements QueueEntry {

    @Override
    public EntryStatus status() {
      return EntryStatus.EXPIRED;
    }
  }
}
