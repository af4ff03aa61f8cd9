package io.fairqueue;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Page;
import io.fairqueue.usecase.ActivateEvent;
import io.fairqueue.usecase.Actor;
import io.fairqueue.usecase.CreateEvent;
import io.fairqueue.usecase.EndEvent;
import io.fairqueue.usecase.EventChange;
import io.fairqueue.usecase.EventView;
import io.fairqueue.usecase.ListEvents;
import io.fairqueue.usecase.PauseEvent;
import io.fairqueue.usecase.ResumeEvent;
import io.fairqueue.usecase.ShowEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events and their stock. */
public final class Events {

  private final CreateEvent create;
  private final ShowEvent show;
  private final ListEvents list;
  private final ActivateEvent activate;
  private final PauseEvent pause;
  private final ResumeEvent resume;
  private final EndEvent end;
  private final IdSource ids;
  private final InstantSource time;

  Events(FairQueue.Builder b) {
    var store = b.stores.events();
    this.ids = b.ids;
    this.time = b.time;
    this.create = new CreateEvent(store, ids, time);
    this.show = new ShowEvent(store);
    this.list = new ListEvents(store);
    this.activate = new ActivateEvent(store, b.notifier, time);
    this.pause = new PauseEvent(store, b.notifier, time);
    this.resume = new ResumeEvent(store, b.notifier, time);
    this.end = new EndEvent(store, b.notifier, time);
  }

  public Event.Draft create(OrganizerId owner, EventDetails details) {
    return create.create(owner, details);
  }

  /** Puts so many equal tickets on sale from now on, under the default policy. */
  public EventId open(OrganizerId owner, String name, int tickets, Money price, Duration sale) {
    Instant now = time.instant();
    var tier = new Tier(new TierId(ids.next()), "General", Seating.GENERAL, tickets, price.minor());
    var details =
        new EventDetails(
            name,
            null,
            null,
            null,
            null,
            now,
            now.plus(sale),
            price.currency(),
            List.of(tier),
            SalePolicy.defaults());
    EventId id = create(owner, details).id();
    activate(new Actor(owner, false), id);
    return id;
  }

  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    return show.show(id, viewer);
  }

  public Page<EventView> list(EventQuery query) {
    return list.list(query);
  }

  public EventChange activate(Actor actor, EventId id) {
    return activate.activate(actor, id);
  }

  public EventChange pause(Actor actor, EventId id) {
    return pause.pause(actor, id);
  }

  public EventChange resume(Actor actor, EventId id) {
    return resume.resume(actor, id);
  }

  public EventChange end(Actor actor, EventId id) {
    return end.end(actor, id);
  }
}
