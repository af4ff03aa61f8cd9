package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.port.draw.DrawSecrets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Moves an event from one state to the next: load, decide, store; again after a lost race. */
final class MoveEvent {

  private static final int MAX_TRIES = 5;
  private static final String STATUS = "status";

  private final EventStore events;
  private final Authorization authorization;
  private final Notifier notifier;
  private final @Nullable PaymentGateway gateway;
  private final DrawSecrets secrets;
  private final BeaconPolicy beacon;
  private final InstantSource time;

  MoveEvent(Parts parts) {
    this.secrets = new DrawSecrets(parts.stores().draws(), parts.vault(), parts.random());
    this.beacon = parts.beacon();
    this.events = parts.stores().events();
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.notifier = parts.notifier();
    this.gateway = parts.gateway();
    this.time = parts.time();
  }

  /** Puts a draft on sale, and says what may keep people from buying. */
  Permitted<Events.Change> activate(Actor actor, EventId id) {
    Permitted<Events.Change> change =
        move(
            actor,
            id,
            Right.RUN,
            "event.activate",
            (event, now) ->
                switch (event) {
                  case Event.Draft draft -> draft.activate(now);
                  case Event.Active active -> null;
                  case Event.Paused paused -> null;
                  case Event.Ended ended -> null;
                  case Event.Cancelled cancelled -> null;
                });
    return change instanceof Permitted.Allowed<Events.Change> moved
            && moved.outcome() instanceof Events.Change.Changed changed
        ? new Permitted.Allowed<>(
            new Events.Change.Changed(
                changed.event(),
                EventWarning.of(changed.event(), events.availability(id), gateway)))
        : change;
  }

  Permitted<List<EventWarning>> warnings(Actor actor, EventId id) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.SEE)
        ? new Permitted.Allowed<>(EventWarning.of(event, events.availability(id), gateway))
        : new Permitted.Forbidden<>();
  }

  /**
   * Stops joins and admissions; holds and payments go on.
   *
   * @param why what fans read; null for nothing
   */
  Permitted<Events.Change> pause(Actor actor, EventId id, @Nullable String why) {
    String reason =
        why == null || why.isBlank() ? null : Text.written("reason", why, Event.Paused.MAX_REASON);
    return move(
        actor,
        id,
        Right.RUN,
        "event.pause",
        (event, now) ->
            switch (event) {
              case Event.Active active -> active.pause(reason, now);
              case Event.Draft draft -> null;
              case Event.Paused paused -> null;
              case Event.Ended ended -> null;
              case Event.Cancelled cancelled -> null;
            });
  }

  /** Goes on after a pause; running admission windows gain the paused time. */
  Permitted<Events.Change> resume(Actor actor, EventId id) {
    return move(
        actor,
        id,
        Right.RUN,
        "event.resume",
        (event, now) ->
            switch (event) {
              case Event.Paused paused -> paused.resume(now);
              case Event.Draft draft -> null;
              case Event.Active active -> null;
              case Event.Ended ended -> null;
              case Event.Cancelled cancelled -> null;
            });
  }

  /** Ends a sale for good: no new claims, live holds may still be paid. */
  Permitted<Events.Change> end(Actor actor, EventId id) {
    return move(
        actor,
        id,
        Right.CLOSE,
        "event.end",
        (event, now) ->
            switch (event) {
              case Event.Active active -> active.end(now);
              case Event.Paused paused -> paused.end(now);
              case Event.Draft draft -> null;
              case Event.Ended ended -> null;
              case Event.Cancelled cancelled -> null;
            });
  }

  /**
   * Cancels an event at once. What follows from it (holds released, sales refunded, the line
   * closed) is read off the stored facts by the ticks, and so survives any crash.
   */
  Permitted<Events.Change> cancel(Actor actor, EventId id, String why) {
    String reason = Text.written("reason", why, Event.Cancelled.MAX_REASON);
    Permitted<Events.Change> change =
        move(
            actor,
            id,
            Right.CLOSE,
            "event.cancel",
            (event, now) ->
                switch (event) {
                  case Event.Active active -> active.cancel(reason, now);
                  case Event.Paused paused -> paused.cancel(reason, now);
                  case Event.Ended ended -> ended.cancel(reason, now);
                  case Event.Draft draft -> null;
                  case Event.Cancelled cancelled -> null;
                });
    // What an earlier try of the same operation did.
    return Operation.isRepeated()
            && change instanceof Permitted.Allowed<Events.Change> answer
            && answer.outcome() instanceof Events.Change.InvalidTransition no
            && no.event() instanceof Event.Cancelled cancelled
        ? new Permitted.Allowed<>(new Events.Change.Changed(cancelled))
        : change;
  }

  /**
   * @param next the state that follows; null where the present one does not allow it
   */
  private Permitted<Events.Change> move(
      Actor actor,
      EventId id,
      Right right,
      String action,
      BiFunction<Event, Instant, @Nullable Event> next) {
    Event event = events.find(id).orElse(null);
    if (event != null && !authorization.allows(actor, event, right)) {
      return new Permitted.Forbidden<>();
    }
    for (int i = 0; i < MAX_TRIES && event != null; i++) {
      Instant now = time.instant();
      Event changed = next.apply(event, now);
      if (changed == null) {
        return new Permitted.Allowed<>(new Events.Change.InvalidTransition(event));
      }
      if (event instanceof Event.Draft && EventRules.isLobbyTooShort(event.details(), now)) {
        return new Permitted.Allowed<>(new Events.Change.LobbyTooShort(event));
      }
      Event read = event;
      Deed deed = Deed.on(id, action).from(STATUS, read.status()).into(STATUS, changed.status());
      if (authorization.noted(actor, deed, () -> store(read, changed))) {
        notifier.notify(new Notifier.Notice.EventChanged(id));
        return new Permitted.Allowed<>(new Events.Change.Changed(events.find(id).orElse(changed)));
      }
      event = events.find(id).orElse(null);
    }
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    throw new StoreUnavailableException("events", "too many writers at once");
  }

  private boolean store(Event read, Event changed) {
    return (read instanceof Event.Draft draft && changed instanceof Event.Active active)
        ? events.activate(draft, active, terms(active))
        : events.replace(read, changed);
  }

  /** By what a draw goes that begins now; null for an event without a lobby. */
  private @Nullable DrawTerms terms(Event.Active event) {
    return event.details().lobby() == null
        ? null
        : secrets
            .of(event.id())
            .map(secret -> Bytes.of(Sha256.of(secret.serverSeed())))
            .map(hash -> DrawTerms.of(event.id(), event.details(), beacon.chain(), hash))
            .orElse(null);
  }
}
