package io.fairqueue.line;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes a fan out of the line by an organizer's hand. */
final class RemoveEntry {

  private static final int MAX_REASON = 500;

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  RemoveEntry(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  public Permitted<LeaveOutcome> remove(
      Actor actor, EventId id, EntryId entry, @Nullable String why) {
    String reason = why == null || why.isBlank() ? null : Text.written("reason", why, MAX_REASON);
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.CLOSE)
        ? new Permitted.Allowed<>(
            authorization.noted(
                actor,
                Deed.on(event, "queue.remove").to(entry).into("reason", reason),
                () -> stores.lines().remove(id, entry, time.instant())))
        : new Permitted.Forbidden<>();
  }
}
