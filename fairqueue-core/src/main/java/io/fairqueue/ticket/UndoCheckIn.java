package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore.UndoOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes a check-in back, for a reason. */
final class UndoCheckIn {

  private static final int MAX_REASON = 200;

  /** Who only stands at the door mends the slip of a moment; later it is for who runs the event. */
  private static final Duration AT_THE_DOOR = Duration.ofSeconds(60);

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  UndoCheckIn(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  public Permitted<UndoOutcome> undo(Actor actor, EventId id, TicketId ticket, String reason) {
    String because = Text.written("reason", reason, MAX_REASON);
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.CHECK_IN)) {
      return new Permitted.Forbidden<>();
    }
    Instant now = time.instant();
    var undo = new CheckIn.Undo(now, actor.id(), because);
    @Nullable Instant since = isOnlyAtTheDoor(actor, event) ? now.minus(AT_THE_DOOR) : null;
    return new Permitted.Allowed<>(
        authorization.noted(
            actor,
            Deed.on(event, "ticket.undo-check-in").to(ticket),
            () -> stores.tickets().undoCheckIn(id, ticket, undo, since)));
  }

  private boolean isOnlyAtTheDoor(Actor actor, Event event) {
    return !actor.admin()
        && authorization.role(actor.id(), event).filter(Role.DOOR::equals).isPresent();
  }
}
