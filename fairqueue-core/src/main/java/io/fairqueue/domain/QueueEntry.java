package io.fairqueue.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One fan's place in one line.
 *
 * <pre>
 * LOBBY → WAITING → ADMITTED → COMPLETED;  LOBBY, WAITING, ADMITTED → ABANDONED | EXPIRED
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

  /** An entry of a fan who has yet to be admitted. */
  sealed interface InLine extends Live {}

  /** In the lobby: a draw gives the place. */
  record Lobby(EntryFacts facts) implements InLine {

    @Override
    public EntryStatus status() {
      return EntryStatus.LOBBY;
    }

    /** Drawn. */
    public Waiting place(long place) {
      return new Waiting(
          new EntryFacts(
              facts.id(),
              facts.eventId(),
              facts.customerId(),
              facts.number(),
              place,
              facts.joinedAt()));
    }
  }

  /** In the line. */
  record Waiting(EntryFacts facts) implements InLine {

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
