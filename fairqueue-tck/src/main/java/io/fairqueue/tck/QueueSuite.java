package io.fairqueue.tck;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the suites over {@link QueueStore} need from a subject, and the steps that they share. */
abstract class QueueSuite {

  static final Instant START = Fixtures.START;

  /** The store under test: one shared instance per class is fine. */
  protected abstract QueueStore queue();

  /**
   * Opens a line that is on sale from {@link Fixtures#SALE_START} to {@link Fixtures#SALE_END}.
   *
   * @param freeUnits its free stock; empty for more than any test needs ({@link Fixtures#PLENTY}),
   *     or no limit at all
   */
  protected abstract EventId newLine(OptionalInt freeUnits);

  /** A fan whom the store knows, where it asks for that. */
  protected abstract CustomerId newCustomer();

  /** So many of them; to be overridden where that can be done faster. */
  protected List<CustomerId> newCustomers(int count) {
    return IntStream.range(0, count).mapToObj(i -> newCustomer()).toList();
  }

  final EventId newLine() {
    return newLine(OptionalInt.empty());
  }

  final EventId newLine(int freeUnits) {
    return newLine(OptionalInt.of(freeUnits));
  }

  final QueueEntry.Waiting join(EventId event, Instant now) {
    return join(event, newCustomer(), now);
  }

  final QueueEntry.Waiting join(EventId event, CustomerId customer, Instant now) {
    JoinOutcome outcome = queue().join(event, newEntry(), customer, now);
    return switch (outcome) {
      case JoinOutcome.Joined joined -> joined.entry();
      case JoinOutcome.AlreadyInLine already -> throw new AssertionError(already);
      case JoinOutcome.AlreadyClaimed claimed -> throw new AssertionError(claimed);
      case JoinOutcome.TooManyEntries refused -> throw new AssertionError(refused);
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

  /** One fan who joined and was admitted. */
  final QueueEntry.Admitted admitted(EventId event, Instant now) {
    QueueEntry.Waiting entry = join(event, now);
    return admit(event, Policies.generous(), now).stream()
        .filter(each -> each.id().equals(entry.id()))
        .findAny()
        .orElseThrow();
  }

  final List<QueueEntry.Admitted> admit(EventId event, AdmissionPolicy policy, Instant now) {
    return queue().admit(event, policy, Integer.MAX_VALUE, now);
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
