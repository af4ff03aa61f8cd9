package io.fairqueue.tck.contract.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.payment.WaitPolicy;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.MoneyBooks;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A random day at a small ticket office, step by step. Steps may be taken by many at once. */
final class MoneyDay {

  private static final SalePolicy POLICY =
      SalePolicy.defaults()
          .edit()
          .admissionWindow(Duration.ofSeconds(40))
          .claimTtl(Duration.ofSeconds(60))
          .maxUnitsPerClaim(2)
          .overAdmission(1.5)
          .maxExtensions(0)
          .waitingTtl(Duration.ofHours(1))
          .maxPaymentAttempts(2)
          .build();

  private static final String TIME = "time";

  private final ManualTime time = new ManualTime();
  private final ScriptedGateway gateway = new ScriptedGateway();
  private final Tier standing = Fixtures.general("Standing", 5, Fixtures.PRICE);
  private final Tier stalls = Fixtures.reserved("Stalls", 2, 900);
  private final Stores stores;
  private final Fixtures given;
  private final FairQueue fairQueue;
  private final EventId event;
  private final Actor owner;
  private final List<CustomerId> fans = new CopyOnWriteArrayList<>();
  private final List<ClaimId> claims = new CopyOnWriteArrayList<>();
  private final List<byte[]> webhooks = new CopyOnWriteArrayList<>();
  private final Queue<String> story = new ConcurrentLinkedQueue<>();
  private final List<Step> steps = new ArrayList<>();
  // No step takes half a minute: time passes between steps, and never while one is under way.
  private final ReadWriteLock passing = new ReentrantReadWriteLock();

  private record Step(String name, Consumer<Random> work) {}

  MoneyDay(Stores stores) {
    this.stores = stores;
    this.given = new Fixtures(stores);
    this.fairQueue =
        FairQueue.builder()
            .stores(stores)
            .gateway(gateway)
            .time(time)
            .waitPolicy(new WaitPolicy(20, Thread::yield))
            .abandonAge(Duration.ofMinutes(2))
            .build();
    Event.Active onSale = given.onSale(Fixtures.details(POLICY, standing, stalls));
    this.event = onSale.id();
    this.owner = new Actor(onSale.facts().organizerId(), false);
    List<Seat> seats = List.of(new Seat("A", "1", "1", null), new Seat("A", "1", "2", null));
    fairQueue.events().addSeats(owner, event, stalls.id(), seats);
    fill();
    for (int i = 0; i < 5; i++) {
      arrive();
    }
  }

  private void fill() {
    often(3, "arrive", random -> arrive());
    often(12, "claim", this::claim);
    often(10, "start to pay", this::start);
    often(8, "pay", this::pay);
    often(1, "decline", random -> reference(random, gateway::decline));
    often(5, "webhook", random -> reference(random, this::send));
    often(1, "pay again", random -> reference(random, gateway::payAgain));
    often(1, "give back outside", random -> reference(random, gateway::giveBackOutside));
    often(1, "restart", this::restart);
    often(1, "give up", this::giveUp);
    often(8, "deliver", this::deliver);
    often(6, "inbox", random -> inbox());
    often(2, "poll", this::poll);
    often(3, TIME, random -> time.advance(Duration.ofSeconds(1 + random.nextInt(40))));
    often(2, "claims", random -> fairQueue.ticks().claims());
    often(1, "entries", random -> fairQueue.ticks().entries());
    often(1, "clear up", random -> fairQueue.ticks().clearUp());
    often(3, "refunds", this::refunds);
    often(2, "release", this::release);
    often(3, "replace", this::replace);
    often(3, "ask back", this::requestRefund);
    often(1, "retry", random -> retryRefused());
    often(1, "organize", this::organize);
  }

  private void often(int weight, String name, Consumer<Random> work) {
    for (int i = 0; i < weight; i++) {
      steps.add(new Step(name, work));
    }
  }

  /** Does something. A store that says "try again" may be right: then nothing happened. */
  void step(Random random) {
    Step step = steps.get(random.nextInt(steps.size()));
    Lock lock = step.name().equals(TIME) ? passing.writeLock() : passing.readLock();
    lock.lock();
    try {
      story.add(step.name());
      step.work().accept(random);
    } catch (StoreUnavailableException busy) {
      story.add("(busy)");
    } finally {
      lock.unlock();
    }
  }

  /** Everything gets through at last, and time passes until nothing is left to do. */
  void settle() {
    gateway.recover();
    fairQueue.events().resume(owner, event);
    fairQueue.events().end(owner, event);
    gateway.references().forEach(this::send);
    webhooks.forEach(this::receive);
    for (int i = 0; i < 12; i++) {
      time.advance(i < 6 ? Duration.ofSeconds(61) : Duration.ofHours(1));
      fairQueue.ticks().run();
      retryRefused();
      // Whatever was unclear while a part was under way is reported once more.
      gateway.references().stream()
          .flatMap(reference -> gateway.refundWebhook(reference).stream())
          .forEach(this::receive);
    }
  }

  MoneyBooks books() {
    return new MoneyBooks(stores, gateway, event);
  }

  String story() {
    return String.join(", ", story);
  }

  private void arrive() {
    CustomerId fan = given.customer();
    fans.add(fan);
    fairQueue.line().join(event, fan);
    fairQueue.ticks().admissions();
  }

  private void claim(Random random) {
    if (fans.isEmpty()) {
      return;
    }
    CustomerId fan = any(fans, random);
    fairQueue.line().join(event, fan);
    fairQueue.ticks().admissions();
    UnitSelection selection = selection(random);
    stores
        .lineReads()
        .find(event, fan)
        .map(entry -> fairQueue.claims().claim(event, entry.id(), fan, selection))
        .ifPresent(this::keep);
  }

  private void replace(Random random) {
    if (!claims.isEmpty()) {
      ClaimFacts old = stores.claims().find(any(claims, random)).orElseThrow().facts();
      keep(
          fairQueue
              .claims()
              .replace(old.id(), event, old.entryId(), old.customerId(), selection(random)));
    }
  }

  private void keep(HoldOutcome result) {
    if (result instanceof HoldOutcome.Held held) {
      claims.add(held.claim().id());
    }
  }

  private UnitSelection selection(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new UnitSelection.AnyOf(1 + random.nextInt(2), stalls.id());
      case 1 ->
          new UnitSelection.AnyOf(
              List.of(
                  new UnitSelection.Item(1, standing.id()),
                  new UnitSelection.Item(1, stalls.id())));
      default -> new UnitSelection.AnyOf(1 + random.nextInt(2), standing.id());
    };
  }

  private void start(Random random) {
    if (!claims.isEmpty()) {
      gateway.nextOpening(mood(random));
      Claim claim = stores.claims().find(any(claims, random)).orElseThrow();
      fairQueue.payments().start(claim.id(), claim.facts().customerId(), null);
    }
  }

  private void pay(Random random) {
    Money wrong =
        random.nextBoolean()
            ? StoresSuite.naira(1 + random.nextInt(9_000))
            : new Money(Fixtures.PRICE, Currency.getInstance("GHS"));
    if (random.nextInt(10) > 0) {
      reference(random, gateway::pay);
    } else {
      reference(random, reference -> gateway.pay(reference, wrong));
    }
  }

  private void send(String reference) {
    gateway.webhook(reference).ifPresent(webhooks::add);
    gateway.secondWebhook(reference).ifPresent(webhooks::add);
    gateway.refundWebhook(reference).ifPresent(webhooks::add);
  }

  /** One that was sent, in any order; it may come again. */
  private void deliver(Random random) {
    if (!webhooks.isEmpty()) {
      receive(any(webhooks, random));
    }
  }

  private void receive(byte[] body) {
    fairQueue.payments().receive(body, ScriptedGateway.signature(body));
  }

  private void inbox() {
    fairQueue.ticks().webhooks();
    fairQueue.ticks().stats();
  }

  private void poll(Random random) {
    gateway.nextVerification(mood(random));
    fairQueue.ticks().payments();
  }

  private void refunds(Random random) {
    gateway.nextRefund(mood(random));
    fairQueue.ticks().refunds();
  }

  private void release(Random random) {
    if (!claims.isEmpty()) {
      Claim claim = stores.claims().find(any(claims, random)).orElseThrow();
      fairQueue.claims().release(claim.id(), claim.facts().customerId());
    }
  }

  private void restart(Random random) {
    if (!claims.isEmpty()) {
      Claim claim = stores.claims().find(any(claims, random)).orElseThrow();
      fairQueue.payments().restart(claim.id(), claim.facts().customerId(), null);
    }
  }

  private void giveUp(Random random) {
    if (!claims.isEmpty()) {
      Claim claim = stores.claims().find(any(claims, random)).orElseThrow();
      fairQueue.claims().giveUp(claim.id(), claim.facts().customerId());
    }
  }

  private void requestRefund(Random random) {
    if (!claims.isEmpty()) {
      Claim claim = stores.claims().find(any(claims, random)).orElseThrow();
      Set<UnitId> part =
          claim.facts().units().stream()
              .map(HeldUnit::unitId)
              .filter(unit -> random.nextInt(3) == 0)
              .collect(Collectors.toSet());
      fairQueue.claims().refund(owner, claim.id(), part, "cannot come");
    }
  }

  private void retryRefused() {
    books().refused().forEach(payment -> fairQueue.payments().retryRefund(owner, payment));
  }

  private void organize(Random random) {
    switch (random.nextInt(10)) {
      case 0 -> fairQueue.events().cancel(owner, event, "Storm");
      case 1 -> fairQueue.events().end(owner, event);
      case 2 -> fairQueue.events().pause(owner, event);
      case 3, 4, 5 -> fairQueue.events().resume(owner, event);
      default -> {
        Tier other =
            new Tier(
                standing.id(),
                standing.name(),
                standing.seating(),
                1 + random.nextInt(8),
                random.nextInt(3) == 0 ? Fixtures.PRICE + 100 : Fixtures.PRICE);
        fairQueue
            .events()
            .revise(owner, event, details -> Fixtures.withTiers(details, other, stalls));
      }
    }
  }

  private void reference(Random random, Consumer<String> work) {
    List<String> references = gateway.references();
    if (!references.isEmpty()) {
      work.accept(any(references, random));
    }
  }

  private static ScriptedGateway.Mood mood(Random random) {
    ScriptedGateway.Mood[] moods = ScriptedGateway.Mood.values();
    return random.nextBoolean() ? ScriptedGateway.Mood.WORKS : moods[random.nextInt(moods.length)];
  }

  private static <T> T any(List<T> things, Random random) {
    return things.get(random.nextInt(things.size()));
  }
}
