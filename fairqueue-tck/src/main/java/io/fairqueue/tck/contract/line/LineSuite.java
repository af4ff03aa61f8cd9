package io.fairqueue.tck.contract.line;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the suites over {@link LineStore} need from a subject, and the steps that they share. */
abstract class LineSuite {

  static final Instant START = Fixtures.START;

  /** The stores under test: one shared instance per class is fine. */
  protected abstract Stores stores();

  final LineStore lines() {
    return stores().lines();
  }

  final LineReads reads() {
    return stores().lineReads();
  }

  /** A line on sale with more stock than any test needs. */
  final EventId newLine() {
    return newLine(Fixtures.PLENTY);
  }

  /** A line on sale from {@link Fixtures#SALE_START} to {@link Fixtures#SALE_END}. */
  final EventId newLine(int freeUnits) {
    return new Fixtures(stores()).onSale(freeUnits).id();
  }

  /** A fan without an account: no line asks for one. */
  static CustomerId newCustomer() {
    return new CustomerId(UUID.randomUUID());
  }

  static List<CustomerId> newCustomers(int count) {
    return IntStream.range(0, count).mapToObj(i -> newCustomer()).toList();
  }

  final QueueEntry.Waiting join(EventId event, Instant now) {
    return join(event, newCustomer(), now);
  }

  final QueueEntry.Waiting join(EventId event, CustomerId customer, Instant now) {
    JoinOutcome outcome = lines().join(event, customer, now);
    return switch (outcome) {
      case JoinOutcome.Joined joined -> joined.entry();
      case JoinOutcome.Entered entered -> throw new AssertionError(entered);
      case JoinOutcome.AlreadyInLine already -> throw new AssertionError(already);
      case JoinOutcome.Refused refused -> throw new AssertionError(refused);
      case JoinOutcome.Repeated repeated -> throw new AssertionError(repeated);
    };
  }

  /** Fans who joined one after another. */
  final List<QueueEntry.Waiting> join(EventId event, int fans, Instant now) {
    List<QueueEntry.Waiting> line = new ArrayList<>();
    for (CustomerId customer : newCustomers(fans)) {
      line.add(join(event, customer, now));
    }
    return line;
  }

  /** Asks for all before the first is answered. */
  final List<JoinOutcome> joinSoon(EventId event, List<CustomerId> fans, Instant now) {
    return fans.stream()
        .map(fan -> lines().joinSoon(event, fan, List.of(), now, Runnable::run))
        .toList()
        .stream()
        .map(outcome -> outcome.toCompletableFuture().join())
        .toList();
  }

  /** By a session. */
  final JoinOutcome joinSoon(EventId event, CustomerSession session, Instant now) {
    return lines()
        .joinSoon(event, session, List.of(), now, Runnable::run)
        .toCompletableFuture()
        .join();
  }

  /** One fan who joined and was admitted. */
  final QueueEntry.Admitted admitted(EventId event, Instant now) {
    QueueEntry.Waiting entry = join(event, now);
    return admit(event, Policies.generous(), now).stream()
        .filter(each -> each.id().equals(entry.id()))
        .findAny()
        .orElseThrow();
  }

  final List<QueueEntry.Admitted> admit(EventId event, AdmissionPolicy policy, Instant now) {
    return lines().admit(event, policy, Integer.MAX_VALUE, now);
  }

  /** Asks for one unit. */
  final HoldOutcome hold(QueueEntry.Admitted entry, Instant now) {
    return stores().claims().hold(Fixtures.request(entry, new UnitSelection.AnyOf(1, null), now));
  }

  /** Uses an admission. */
  final QueueEntry.Completed use(QueueEntry.Admitted entry, Instant now) {
    HoldOutcome outcome = hold(entry, now);
    if (outcome instanceof HoldOutcome.Held held) {
      return entry.complete(held.claim().id());
    }
    throw new AssertionError(outcome);
  }

  static EntryId newEntry() {
    return new EntryId(UUID.randomUUID());
  }

  static CustomerId customer(QueueEntry entry) {
    return entry.facts().customerId();
  }

  static List<EntryId> ids(List<? extends QueueEntry> entries) {
    return entries.stream().map(QueueEntry::id).toList();
  }

  static List<Long> numbers(List<? extends QueueEntry> entries) {
    return entries.stream().map(entry -> entry.facts().number()).toList();
  }
}
