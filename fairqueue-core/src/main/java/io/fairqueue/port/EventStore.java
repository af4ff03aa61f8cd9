package io.fairqueue.port;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.draw.DrawTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events, their tiers and the units made from them. Thread-safe. */
public interface EventStore extends EventReads {

  /**
   * Stores a new event, its empty line, its tiers and one free unit per place of each general tier.
   *
   * <p>Atomic: all or nothing. Repeating with the same id throws {@link StoreDataException}. Uses
   * the caller's clock, inside the event.
   *
   * <p>Done once under one {@link Operation}.
   *
   * @return {@code false} if another event has its slug
   */
  boolean insert(Event.Draft event);

  /**
   * Replaces an event that is still as it was read, and raises its version.
   *
   * <p>Storing an {@link Event.Active} over an {@link Event.Paused} also moves the end of every
   * running admission of the event by the paused time; one that ran out before the pause stays over
   * and as it is. Atomic. A lost race (another version, or no such event) returns {@code false} and
   * changes nothing; so repeating is safe.
   *
   * @param read the event as the caller read it
   * @param changed what it becomes; same id
   */
  boolean replace(Event read, Event changed);

  /**
   * Puts a draft on sale, as {@link #replace} does otherwise, and begins its draw.
   *
   * <p>Atomic; a lost race returns {@code false} and changes nothing, so repeating is safe.
   *
   * @param terms of the draw; null for an event without a lobby
   */
  boolean activate(Event.Draft read, Event.Active changed, @Nullable DrawTerms terms);

  /**
   * Replaces an event's details, and makes its stock follow: tiers are matched by id.
   *
   * <p>A general tier grows by free units at its price; a tier of either kind with more units than
   * its new capacity loses free ones, the last added first; a new tier gets its units; a tier that
   * is missing goes with its free units. A tier's new price is that of its free units that had the
   * old one; a held unit keeps its own, also when it is free again. No two units of a tier are
   * called alike, and a place is called by its tier's name at the time it is held. The status stays
   * as it was read. A draw that gathers fans follows the new times.
   *
   * <p>Atomic, all or nothing. Of two writers one gets {@link ReviseOutcome.LostRace}, as does who
   * changes what is not there; so repeating is safe. Of two events that want one slug one gets
   * {@link ReviseOutcome.SlugTaken}. Uses the caller's clock.
   */
  ReviseOutcome revise(Event read, EventDetails details, Instant now);

  /**
   * Deletes a draft. Atomic; {@code false} if there is no such event or it is no draft any more.
   */
  boolean deleteDraft(EventId id);

  /** Events that are {@code ACTIVE} or {@code PAUSED}. Costs a read of each: for operators. */
  List<Event> live();

  /** The least {@link SalePolicy#claimTtl} of the live events; empty if there is none. One read. */
  Optional<Duration> shortestClaimTtl();

  /**
   * Events that are not live any more and still have waiting or admitted entries, or that were
   * cancelled and still have unpaid claims to release or sold ones without a refund. A store may
   * count a line in as long as it was not closed after the last fan came ({@link LineStore#close}),
   * whether or not anybody waits there. Costs nothing for events that were cleared up long ago.
   */
  List<Event> unfinished();

  /**
   * Notes which events that are over have nothing left to clear up, so that {@link #unfinished}
   * need not look at them again. Changes no answer; may be repeated, and by several nodes.
   */
  void noteCleared();

  /**
   * Tells of live events that have sold everything, and of those that had and have something to be
   * had again. What is held is not sold yet.
   *
   * <p>Atomic per event: it is told when it is another than what was last told, and at most every
   * ten seconds; of callers at once one tells, so repeating is safe. Uses the caller's clock.
   *
   * @return how many were told
   */
  int tellStock(Instant now);

  /** Live events whose sale is over at {@code now}. */
  List<Event> overdue(Instant now);

  /** What became of changing an event's details and stock. */
  public sealed interface ReviseOutcome {

    record Revised() implements ReviseOutcome {}

    /** Another writer was faster: read again. */
    record LostRace() implements ReviseOutcome, Unchanged {}

    /** The tier holds and sold more than it may have. */
    record CapacityBelowSold(TierId tier) implements ReviseOutcome, Unchanged {}

    /** Another event has this name in addresses. */
    record SlugTaken() implements ReviseOutcome, Unchanged {}
  }
}
