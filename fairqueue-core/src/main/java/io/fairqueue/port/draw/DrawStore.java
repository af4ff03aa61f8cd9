package io.fairqueue.port.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Draws, which begin with {@link io.fairqueue.port.EventStore#activate}. Thread-safe.
 *
 * <p>Each step is one transaction with the row of the line's log that tells it, and conditional on
 * the state that it leaves: of callers at once one does it, the others get nothing, and so may any
 * caller go on where another one was killed. Nothing happens where the event is not live any more.
 * Instants are the caller's; under the line's lock a store never goes back behind the last one it
 * saw for that line. Every method throws {@link StoreUnavailableException} when the store does not
 * answer; the outcome of a write is then unknown, and repeating it is safe.
 */
public interface DrawStore extends DrawReads {

  /** Live events whose lobby's time is over and whose draw is not. One read; locks nothing. */
  List<EventId> due(Instant now);

  /**
   * Closes a lobby whose time is over, unless somebody did, and answers who was in it then:
   * numbers, ascending; those included who have left since. Empty while the time is not over.
   *
   * <p>Repeating answers the same. Costs a read of the log up to there.
   */
  Optional<int[]> close(EventId event, Instant now);

  /**
   * The secret of an event, as it was sealed ({@link DrawSecrets}); this one, if it has none yet.
   *
   * <p>Atomic: callers at once get the same one, so repeating is safe. Empty for an unknown event,
   * and for one whose secret was erased ({@link #forget}).
   */
  Optional<String> secret(EventId event, String first);

  /**
   * Events that were over before this, whose entries can still be named. One read.
   *
   * @return at most {@code limit}
   */
  List<EventId> nameable(Instant before, int limit);

  /**
   * Writes down the leaves of all who ever came, and erases what they were made with: nobody can
   * tell any more who a leaf is, and what was proven by it can still be proven.
   *
   * <p>Atomic. {@code false} if that was done, so repeating is safe. Costs a read of all arrivals.
   *
   * @param secret the event's, opened
   */
  boolean forget(EventId event, DrawSecret secret);

  /**
   * The leaves of all who ever came, by number from 1, one behind the other; none as long as the
   * event has its secret. One read.
   */
  byte[] archived(EventId event);

  /** It is known who is drawn among ({@link Draw.Gathering#close}). A lost race is empty. */
  Optional<Draw.Closed> list(Draw.Gathering read, EntrantList list, Instant now);

  /** The value is known ({@link Draw.Closed#decide}). A lost race is empty. */
  Optional<Draw.Drawn> decide(Draw.Closed read, DrawValue value, Instant now);

  /** The order is known. A lost race is empty. */
  Optional<Draw.Placing> order(Draw.Drawn read, Bytes root, Instant now);

  /** The order is known, by arrival. A lost race is empty. */
  Optional<Draw.Placing> order(Draw.Closed read, Bytes root, Instant now);

  /**
   * Gives the next places ({@link Draw.Placing#placed}); who has left meanwhile gets none. With
   * nobody to place the draw is over. A lost race is empty.
   *
   * @param numbers of the fans who get them, by place
   */
  Optional<Draw> place(Draw.Placing read, int[] numbers, Instant now);
}
