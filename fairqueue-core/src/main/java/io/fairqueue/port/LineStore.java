package io.fairqueue.port;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The line of each event. Admissions are used by {@link ClaimStore#hold}. Thread-safe.
 *
 * <p>Instants are the caller's; under the line's lock a store never goes back behind the last one
 * it saw for that line. Every method throws {@link StoreUnavailableException} when the store does
 * not answer; the outcome of a write is then unknown, and repeating it is safe.
 *
 * <p>While an event is paused its admissions stand still: one that ran at the moment of the pause
 * counts as active and may be extended and used, whatever the clock says; one that had run out by
 * then stays over. The same holds wherever another store looks at admissions.
 */
public interface LineStore {

  /**
   * Puts a fan at the end of the line, with the next number; before the lobby closes, into the
   * lobby, with a number and without a place.
   *
   * <p>Atomic, and durable before it returns. A fan who already has a live entry gets {@link
   * JoinOutcome.AlreadyInLine}, also when two joins race; so repeating is safe. The holder of as
   * many live or sold claims as the event allows gets {@link JoinOutcome.AlreadyClaimed}. A fan who
   * would be one more than a limit allows gets {@link JoinOutcome.TooManyEntries}; only entries
   * that joined under a limit of the same kind count for it. Outside the sale and the lobby's time:
   * {@link JoinOutcome.NotOpen}.
   *
   * <p>Done once under one {@link Operation}: repeating it gives {@link JoinOutcome.Repeated},
   * whatever the sale is like then.
   */
  JoinOutcome join(EventId event, CustomerId customer, List<EntryLimit> limits, Instant now);

  /** The same without limits. */
  default JoinOutcome join(EventId event, CustomerId customer, Instant now) {
    return join(event, customer, List.of(), now);
  }

  /**
   * The same as {@link #join(EventId, CustomerId, List, Instant)} without waiting, so for thousands
   * at once without a thread each.
   *
   * <p>Atomic, durable and safe to repeat as that is. Joins that one thread asks of one line come
   * in the order in which it asked. Completed exactly once, by {@code executor}, or at once where
   * that needs no waiting; those that are committed together by one task. What the other form
   * throws completes it exceptionally, the store's silence too: the outcome is unknown then.
   * Cancelling it takes nothing back. Never blocks.
   *
   * <p>Done once under the {@link Operation} of the thread that asks.
   */
  CompletionStage<JoinOutcome> joinSoon(
      EventId event, CustomerId customer, List<EntryLimit> limits, Instant now, Executor executor);

  /**
   * The same of a fan who asks by a session.
   *
   * <p>Atomic with whatever ends sessions: once that has returned, on whichever node, a join that
   * is asked for by such a session gets {@link JoinOutcome.SessionOver}, and nobody joins.
   */
  CompletionStage<JoinOutcome> joinSoon(
      EventId event,
      CustomerSession session,
      List<EntryLimit> limits,
      Instant now,
      Executor executor);

  /**
   * Takes a fan out of the line, or gives up an unused admission.
   *
   * <p>Atomic. Without a live entry: {@link LeaveOutcome.AlreadyUsed} if the latest entry led to a
   * claim, else {@link LeaveOutcome.NotInLine}; so repeating is safe.
   */
  LeaveOutcome leave(EventId event, CustomerId customer, Instant now);

  /** Removes one entry by its id, for an operator; as {@link #leave} otherwise. */
  LeaveOutcome remove(EventId event, EntryId entry, Instant now);

  /**
   * Admits from the head of the line as many as {@link AdmissionPolicy#admissible} allows, at most
   * {@code atMost}.
   *
   * <p>Atomic: waiting, active, rate and free units are read under the line's lock, so two nodes
   * together admit no more than one would. An admission counts as active until it is ended, used or
   * given up, also when its window is over: somebody may be using it just now. Answers the admitted
   * in line order; empty when there is nobody to admit, or the line's event is not on sale.
   */
  List<QueueEntry.Admitted> admit(EventId event, AdmissionPolicy policy, int atMost, Instant now);

  /**
   * Admits by an event's own rules as they were read; by hand without the rate.
   *
   * <p>Atomic, and otherwise as {@link #admit(EventId, AdmissionPolicy, int, Instant)}. A lost
   * race, since the event has changed meanwhile, is empty, and nobody is admitted: read it again.
   */
  Optional<List<QueueEntry.Admitted>> admit(Event read, boolean byHand, int atMost, Instant now);

  /**
   * As {@link #admit(Event, boolean, int, Instant)}, by hand.
   *
   * <p>Atomic. Done once under one {@link Operation}, which is answered how many were admitted
   * then; so repeating is safe.
   */
  Optional<HandAdmission> admitByHand(Event read, int atMost, Instant now);

  /**
   * Tells that the fan of an entry wants a mail that says where it stands.
   *
   * <p>Atomic: of callers at once one tells it. It is told once for an entry, for as long as
   * messages are kept; so repeating is safe. Locks nothing of the line; what the entry has become
   * meanwhile is for whoever hears of it to see. Uses the caller's clock.
   *
   * @return whether it was told; not where nobody wants to hear of it, or has already
   */
  boolean tellAsked(QueueEntry.Waiting entry, Instant now);

  /**
   * Tells fans that their turn is near: those who wait, in the order of the line, behind the last
   * one who was told, and at this position or before it.
   *
   * <p>Atomic: of callers at once one tells a fan, and each fan is told once for an entry; so
   * repeating is safe. Fans who are away are passed over. Uses the caller's clock.
   *
   * @param position where the last one stands, from 1; 0 for nobody
   * @param atMost the most to tell at once; the others are told the next time
   * @return how many were told; none where nobody wants to hear of it
   */
  int tellClose(EventId event, long position, int atMost, Instant now);

  /**
   * Notes that these fans were seen at this moment; those of them who do not wait are ignored.
   *
   * <p>A fan who was seen (joining counts) no longer than {@link AdmissionPolicy#presence} ago is
   * present. Absent fans are passed over at their turn and keep their place: as soon as they are
   * seen again they are the next. Repeating is safe; a moment that is earlier than a known one
   * changes nothing.
   */
  void seen(EventId event, Collection<CustomerId> customers, Instant now);

  /**
   * Expires admissions whose end has come and fans who have waited {@code waitingTtl} or longer.
   *
   * <p>Atomic; an entry is answered by one caller only, so repeating is safe. While an event is
   * paused its admissions stand still, and so does its line: what was paused is no time waited.
   */
  List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant now);

  /** Expires every live entry of a line whose sale is over. Atomic; repeating answers nothing. */
  List<QueueEntry.Expired> close(EventId event, Instant now);

  /**
   * Moves the end of a fan's running admission by one {@code window}.
   *
   * <p>Atomic and counted: never more than {@code maxExtensions} per entry, also in a race.
   *
   * <p>Done once under one {@link Operation}.
   */
  ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now);

  /** What became of a join. */
  public sealed interface JoinOutcome {

    /** The fan has an entry. */
    sealed interface InLine extends JoinOutcome {

      QueueEntry entry();
    }

    /** A rule said no; nothing was changed. */
    sealed interface Refused extends JoinOutcome {}

    record Joined(QueueEntry.Waiting entry) implements InLine {}

    /** The fan came before the sale, and is in the lobby. */
    record Entered(QueueEntry.Lobby entry) implements InLine {}

    /** The fan has this live entry already. */
    record AlreadyInLine(QueueEntry.Live entry) implements InLine {}

    /** What the same operation did before: this entry, as it is now. */
    record Repeated(QueueEntry entry) implements InLine {}

    /** The fan has as many live or sold claims on the event as one may; the newest of them. */
    record AlreadyClaimed(ClaimId claim) implements Refused {}

    /** The session by which the fan asked is over. */
    record SessionOver() implements Refused {}

    /**
     * No such event, not active, or outside its sale window and the time of its lobby.
     *
     * @param opensAt when fans may come, where that is all there is to wait for; else null. The
     *     door says it, not a store
     */
    record NotOpen(@Nullable Instant opensAt) implements Refused {

      public NotOpen() {
        this(null);
      }
    }

    /**
     * The event is for fans who have proven their email address; said by the door, not by a store.
     */
    record EmailNotVerified() implements Refused {}

    /** The node has no memory for longer lines: nobody joins until some have ended. */
    record TooLong() implements Refused {}

    /** As many entries as the limit allows have the same origin. */
    record TooManyEntries(EntryLimit limit) implements Refused {}
  }

  /** What became of leaving the line. */
  public sealed interface LeaveOutcome {

    record Left(QueueEntry.Abandoned entry) implements LeaveOutcome {}

    /** Too late: the admission led to a claim. */
    record AlreadyUsed(QueueEntry.Completed entry) implements LeaveOutcome, Unchanged {}

    record NotInLine() implements LeaveOutcome, Unchanged {}
  }

  /** What became of extending an admission. */
  public sealed interface ExtendOutcome {

    record Extended(QueueEntry.Admitted entry) implements ExtendOutcome {}

    record NoneLeft(QueueEntry.Admitted entry) implements ExtendOutcome {}

    /** The fan has no running admission here. */
    record NotAdmitted() implements ExtendOutcome {}
  }

  /**
   * Fans who were admitted by hand.
   *
   * @param count how many
   * @param admitted the admitted, in line order; nobody if it was done before under the same {@link
   *     Operation}
   */
  public record HandAdmission(int count, List<QueueEntry.Admitted> admitted) {

    public HandAdmission {
      admitted = List.copyOf(admitted);
    }
  }
}
