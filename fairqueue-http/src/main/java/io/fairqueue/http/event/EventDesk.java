package io.fairqueue.http.event;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.event.EventWarning;
import io.fairqueue.event.Events;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.EventStats;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What organizers ask for of their events, by the API and by the console. What there is a reason
 * against throws a {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class EventDesk {

  private final Events events;

  EventDesk(FairQueue fairQueue) {
    this.events = fairQueue.events();
  }

  /** What somebody may do on an event. */
  public static Set<Right> rights(Caller.Staff staff, EventView view) {
    if (staff.actor().admin()) {
      return EnumSet.allOf(Right.class);
    }
    return view.role() == null ? Set.of() : view.role().rights();
  }

  /** The event with its stock, as it is, for those who have a right on it. */
  public EventView show(Caller.Staff staff, EventId id, Right right) {
    EventView view = show(staff, id);
    if (!rights(staff, view).contains(right)) {
      throw Resource.EVENT.forbidden();
    }
    return view;
  }

  /** An event in numbers. */
  public EventStats stats(Caller.Staff staff, EventId id) {
    return Resource.EVENT.require(events.stats(staff.actor(), id));
  }

  /** What may keep people from buying, if the event is put on sale as it is. */
  public List<EventWarning> warnings(Caller.Staff staff, EventId id) {
    return Resource.EVENT.require(events.warnings(staff.actor(), id));
  }

  /** Makes a draft. */
  public EventId create(Caller.Staff staff, EventDetails details) {
    return switch (events.create(staff.actor(), staff.actor().id(), details)) {
      case Events.Creation.Created created -> created.draft().id();
      case Events.Creation.SlugTaken taken -> throw new ProblemException(Refusal.SLUG_TAKEN);
    };
  }

  /**
   * Changes details and stock.
   *
   * @param seen whether the present edition is one that the organizer has seen
   * @param change makes the new details from the present ones
   */
  public void revise(
      Caller.Staff staff, EventId id, LongPredicate seen, UnaryOperator<EventDetails> change) {
    switch (Resource.EVENT.require(events.revise(staff.actor(), id, seen, change))) {
      case Events.Revision.Revised revised -> {
        // Whoever wants to see it looks at it.
      }
      case Events.Revision.Stale edited -> throw new ProblemException(Refusal.STALE);
      case Events.Revision.InvalidTransition over ->
          throw new ProblemException(Problem.of(Refusal.EVENT_STATE, over.event().status()));
      case Events.Revision.DrawFixed fixed -> throw new ProblemException(Refusal.DRAW_FIXED);
      case Events.Revision.LobbyTooShort soon ->
          throw new ProblemException(Refusal.LOBBY_TOO_SHORT);
      case Events.Revision.SlugTaken taken -> throw new ProblemException(Refusal.SLUG_TAKEN);
      case Events.Revision.CapacityBelowSold below ->
          throw new ProblemException(
              Problem.of(Refusal.CAPACITY_BELOW_SOLD).with("tier_id", below.tier().value()));
    }
  }

  /** Puts a draft on sale; answers what may keep people from buying. */
  public List<EventWarning> activate(Caller.Staff staff, EventId id) {
    return changed(events.activate(staff.actor(), id)).warnings();
  }

  /**
   * Stops joins and admissions.
   *
   * @param reason what fans read; null for nothing
   */
  public void pause(Caller.Staff staff, EventId id, @Nullable String reason) {
    var unused = changed(events.pause(staff.actor(), id, reason));
  }

  /** Goes on after a pause. */
  public void resume(Caller.Staff staff, EventId id) {
    var unused = changed(events.resume(staff.actor(), id));
  }

  /** Ends a sale for good. */
  public void end(Caller.Staff staff, EventId id) {
    var unused = changed(events.end(staff.actor(), id));
  }

  /** Cancels an event; what follows, holds released and sales refunded, is done by and by. */
  public void cancel(Caller.Staff staff, EventId id, String reason) {
    var unused = changed(events.cancel(staff.actor(), id, reason));
  }

  /** Throws a draft away. */
  public void delete(Caller.Staff staff, EventId id) {
    var unused = changed(events.delete(staff.actor(), id));
  }

  /** The event with its stock, as it is. */
  public EventView show(Caller.Staff staff, EventId id) {
    return events.show(id, staff.actor()).orElseThrow(Resource.EVENT::notFound);
  }

  private static Events.Change.Changed changed(Permitted<Events.Change> change) {
    return switch (Resource.EVENT.require(change)) {
      case Events.Change.Changed changed -> changed;
      case Events.Change.InvalidTransition no ->
          throw new ProblemException(Problem.of(Refusal.EVENT_STATE, no.event().status()));
      case Events.Change.LobbyTooShort soon -> throw new ProblemException(Refusal.LOBBY_TOO_SHORT);
    };
  }
}
