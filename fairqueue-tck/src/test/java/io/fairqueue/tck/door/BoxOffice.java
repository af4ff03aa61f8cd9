package io.fairqueue.tck.door;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.payment.StartOutcome;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.Notifier.Notice;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.MoneyBooks;
import io.fairqueue.tck.fixture.ScriptedGateway;
import io.fairqueue.ticket.Tickets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole product in memory, with a clock and a gateway that do as they are told. */
final class BoxOffice {

  final ManualTime time = new ManualTime();
  final ScriptedGateway gateway = new ScriptedGateway();
  final Stores stores = new MemoryStores();
  final Fixtures given = new Fixtures(stores);
  final List<Notice> notices = new CopyOnWriteArrayList<>();
  final FairQueue fairQueue = open(stores);

  /** The same office again, as after a restart, or with stores that misbehave. */
  FairQueue open(Stores its) {
    return FairQueue.builder()
        .stores(its)
        .gateway(gateway)
        .notifier(notices::add)
        .time(time)
        .build();
  }

  /** An event on sale with {@code units} general units. */
  Event.Active onSale(int units) {
    return onSale(Fixtures.details(units));
  }

  Event.Active onSale(EventDetails details) {
    return given.onSale(details);
  }

  static Actor owner(Event event) {
    return new Actor(event.facts().organizerId(), false);
  }

  /** An organizer who owns nothing here. */
  Actor stranger() {
    return new Actor(given.organizer(), false);
  }

  /** An admin who owns nothing here. */
  Actor admin() {
    return new Actor(given.organizer(), true);
  }

  Event event(EventId id) {
    return stores.events().find(id).orElseThrow();
  }

  Claim claim(ClaimId id) {
    return stores.claims().find(id).orElseThrow();
  }

  /** A unit that a new fan came for in the regular way. */
  Claim held(EventId event) {
    CustomerId fan = given.customer();
    fairQueue.line().join(event, fan);
    fairQueue.ticks().admissions();
    HoldOutcome result = fairQueue.claims().claim(event, fan, 1);
    if (result instanceof HoldOutcome.Held held) {
      return held.claim();
    }
    throw new AssertionError(result);
  }

  /** The reference under which a fan may pay for a claim now. */
  String opened(Claim claim) {
    Permitted<StartOutcome> result =
        fairQueue.payments().start(claim.id(), claim.facts().customerId(), null);
    if (result instanceof Permitted.Allowed<StartOutcome> allowed
        && allowed.outcome() instanceof StartOutcome.Started started) {
      return started.payment().facts().reference();
    }
    throw new AssertionError(result);
  }

  /** The tickets of a claim that has some. */
  static List<Ticket> issued(Permitted<Tickets.OfClaim> tickets) {
    if (tickets instanceof Permitted.Allowed<Tickets.OfClaim> allowed
        && allowed.outcome() instanceof Tickets.OfClaim.Issued issued) {
      return issued.tickets();
    }
    throw new AssertionError(tickets);
  }

  /** The fan pays, and the gateway's webhook says so. */
  void pay(String reference) {
    gateway.pay(reference);
    tell(reference);
  }

  /** The gateway's webhook says how a payment stands. */
  void tell(String reference) {
    byte[] body = gateway.webhook(reference).orElseThrow();
    fairQueue.payments().receive(body, ScriptedGateway.signature(body));
    fairQueue.ticks().webhooks();
  }

  /** A unit that a new fan came and paid for. */
  Claim.Confirmed sold(EventId event) {
    Claim held = held(event);
    pay(opened(held));
    if (claim(held.id()) instanceof Claim.Confirmed sold) {
      return sold;
    }
    throw new AssertionError(claim(held.id()));
  }

  /** What the books say of an event; see {@link MoneyBooks}. */
  MoneyBooks books(EventId event) {
    return new MoneyBooks(stores, gateway, event);
  }
}
