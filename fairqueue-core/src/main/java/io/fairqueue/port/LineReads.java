package io.fairqueue.port;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.RateBudget;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Turnout;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What there is to know of the line of each event. Thread-safe.
 *
 * <p>Nothing here changes a line; instants are the caller's. Every method throws {@link
 * StoreUnavailableException} when the store does not answer.
 */
public interface LineReads {

  /**
   * The event in whose line an entry has this id, for an operator who knows nothing else; whether
   * there is such an entry, the line tells. Changes nothing, and so may be repeated.
   */
  Optional<EventId> eventOf(EntryId entry);

  /**
   * The lines from which {@link LineStore#admit(Event, boolean, int, Instant)} may admit somebody
   * now, by their events' own rules.
   *
   * <p>One read for all of them, of none where nobody waits; locks and writes nothing. A line may
   * be among them although nobody can be admitted. None that was changed by this store is missing;
   * one that another node has just changed may be missing for as long as this store's copy of it
   * lags, two seconds at most.
   */
  List<EventId> admittable(Instant now);

  /**
   * The lines on sale in which somebody waits who is not away, for {@link LineStore#tellClose}; one
   * in which nothing has happened since everybody near was told may be left out. Locks and writes
   * nothing; a line that another node has just changed may be missing, or among them, as of {@link
   * #admittable}.
   */
  List<EventId> waited(Instant now);

  /**
   * The lines of live events in which {@link LineStore#expire} may expire somebody now, by their
   * events' own rules. Otherwise as {@link #admittable}.
   */
  List<EventId> expirable(Instant now);

  /** A fan's latest entry. One keyed read. */
  Optional<QueueEntry> find(EventId event, CustomerId customer);

  /**
   * Where a fan stands who is seen waiting, or in the lobby, if that is known without waiting for a
   * store; empty is no answer. Never blocks.
   */
  default Optional<PlaceInLine> peek(EventId event, CustomerId customer) {
    return Optional.empty();
  }

  /** The latest entries of these fans, in no order; fans without an entry are omitted. */
  List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers);

  /**
   * How many waiting fans have this place or a lower one: 1 for the next. Absent fans who are
   * passed over don't count; one of them has the position that coming back would give. Empty when
   * nobody waits at this place.
   */
  OptionalLong position(EventId event, long place);

  /**
   * How many fans wait, those included who are passed over as absent; not those who are in the
   * lobby.
   */
  long waiting(EventId event);

  /** How many fans are in the lobby and have no place yet. */
  long inLobby(EventId event);

  /**
   * Fans who wait or are in the lobby, those included who are passed over as absent, from this
   * number of arrival on, in that order; at most {@code count}. For operators: a number that many
   * before have left behind is looked past one by one.
   */
  List<PlaceInLine> waiting(EventId event, long number, int count);

  /**
   * How many wait in each block of places, as of one state of the line. Blocks without anybody for
   * an unknown event.
   */
  LineBlocks blocks(EventId event);

  /** Outstanding and recent admissions, read in one step. */
  LineActivity activity(EventId event, Instant now);

  /**
   * What became of the line's admissions that are over, read in one step. One that has run out
   * counts once it is swept ({@link LineStore#expire}). Costs a read in the order of the no-shows:
   * for operators.
   */
  Turnout turnout(EventId event);

  /**
   * How long those had waited who left the line by themselves before their turn, read in one step.
   * Not those who were taken out, whose time was over, or who waited until the end; nor those who
   * left before the line had a log. Costs a read of the whole log: for operators.
   */
  DropOff dropOff(EventId event);

  /**
   * How fast the line moves under these rules, as far as this store has seen it. For guesses only.
   */
  default Pace pace(EventId event, SalePolicy policy, Instant now) {
    long admitted = activity(event, now).admittedInWindow();
    Pace seen = Pace.of(admitted, AdmissionPolicy.RATE_WINDOW);
    OptionalInt limit = policy.admissionsPerMinute();
    return limit.isPresent() ? seen.within(RateBudget.of(limit.getAsInt(), admitted)) : seen;
  }
}
