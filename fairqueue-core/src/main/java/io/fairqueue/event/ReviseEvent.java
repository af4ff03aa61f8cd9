package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Changes what an organizer says of an event; its stock follows. Once the sale is over only texts
 * and dates change.
 */
final class ReviseEvent {

  private static final int MAX_TRIES = 5;

  private final EventStore events;
  private final Authorization authorization;
  private final Notifier notifier;
  private final InstantSource time;

  ReviseEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
    this.time = time;
  }

  /**
   * Applies the change to the event as it is now; again when another writer was faster.
   *
   * @param condition whether the present edition may be changed
   * @param change makes the new details from the present ones
   */
  public Permitted<Events.Revision> revise(
      Actor actor, EventId id, LongPredicate condition, UnaryOperator<EventDetails> change) {
    Event event = events.find(id).orElse(null);
    if (event != null && !authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    for (int i = 0; i < MAX_TRIES && event != null; i++) {
      if (!condition.test(event.facts().edition())) {
        return new Permitted.Allowed<>(new Events.Revision.Stale(event));
      }
      EventDetails details = change.apply(event.details()).checkTexts();
      EventRules.checkChange(event, details);
      if (!details.storefront().theme().equals(event.details().storefront().theme())
          && !authorization.allows(actor, event, Right.OWN)) {
        return new Permitted.Forbidden<>();
      }
      Instant now = time.instant();
      if (isOver(event.revise(details, now))
          && !EventRules.sellsTheSame(event.details(), details)) {
        return new Permitted.Allowed<>(new Events.Revision.InvalidTransition(event));
      }
      if (EventRules.breaksDraw(event, details, now)) {
        return new Permitted.Allowed<>(new Events.Revision.DrawFixed(event));
      }
      if (isMoved(event, details) && EventRules.isLobbyTooShort(details, now)) {
        return new Permitted.Allowed<>(new Events.Revision.LobbyTooShort(event));
      }
      Event read = event;
      ReviseOutcome outcome =
          authorization.noted(
              actor, EventEdit.of(read, details), () -> events.revise(read, details, now));
      event = events.find(id).orElse(null);
      switch (outcome) {
        case ReviseOutcome.Revised revised -> {
          notifier.notify(new Notifier.Notice.EventChanged(id));
          notifier.notify(new Notifier.Notice.StockChanged(id));
          return event == null
              ? new Permitted.NotFound<>()
              : new Permitted.Allowed<>(new Events.Revision.Revised(event));
        }
        case ReviseOutcome.CapacityBelowSold below -> {
          return new Permitted.Allowed<>(new Events.Revision.CapacityBelowSold(below.tier()));
        }
        case ReviseOutcome.SlugTaken taken -> {
          return new Permitted.Allowed<>(new Events.Revision.SlugTaken());
        }
        case ReviseOutcome.LostRace again -> {
          // It was read again.
        }
      }
    }
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    throw new StoreUnavailableException("events", "too many writers at once");
  }

  /** Whether the lobby of an event that is public would close at another time. */
  private static boolean isMoved(Event event, EventDetails details) {
    return !(event instanceof Event.Draft)
        && !event.details().lobbyClosesAt().equals(details.lobbyClosesAt());
  }

  private static boolean isOver(Event event) {
    return event instanceof Event.Ended || event instanceof Event.Cancelled;
  }
}
