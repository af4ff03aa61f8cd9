package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many at once: nobody twice, nobody lost, nobody overtakes. */
abstract class LineRaces extends LineSuite {

  private static final int CROWD = 10_000;

  @Test
  @Tag("D1")
  @Tag("N59")
  void aCrowdThatJoinsAtOnceIsNumberedWithoutAGap() {
    EventId event = newLine();
    List<CustomerId> fans = newCustomers(CROWD);

    List<JoinOutcome> outcomes = Race.of(CROWD, i -> lines().join(event, fans.get(i), START));

    assertThat(outcomes).allMatch(JoinOutcome.Joined.class::isInstance);
    assertThat(outcomes.stream().map(each -> ((JoinOutcome.Joined) each).entry().facts().number()))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, CROWD).boxed().toList());
    assertThat(reads().waiting(event)).isEqualTo(CROWD);
    assertThat(lines().join(event, fans.getFirst(), START))
        .isInstanceOf(JoinOutcome.AlreadyInLine.class);
  }

  @Test
  @Tag("D1")
  @Tag("N59")
  void aCrowdThatOneThreadPutsInLineIsNumberedInItsOrder() {
    EventId event = newLine();
    List<CustomerId> fans = newCustomers(CROWD);

    List<JoinOutcome> outcomes = joinSoon(event, fans, START);

    assertThat(outcomes.stream().map(each -> ((JoinOutcome.Joined) each).entry().facts().number()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, CROWD).boxed().toList());
    assertThat(reads().waiting(event)).isEqualTo(CROWD);
  }

  @Test
  @Tag("D1")
  @Tag("F3")
  void oneFanWhoJoinsManyTimesAtOnceHasOneEntry() {
    EventId event = newLine();
    CustomerId fan = newCustomer();

    List<JoinOutcome> outcomes = Race.of(32, i -> lines().join(event, fan, START));

    assertThat(outcomes).filteredOn(JoinOutcome.Joined.class::isInstance).hasSize(1);
    assertThat(outcomes.stream().map(LineRaces::entryOf).distinct()).hasSize(1);
    assertThat(reads().waiting(event)).isEqualTo(1);
  }

  @Test
  @Tag("D6")
  void workersThatAdmitAtOnceAdmitEverybodyOnceInOrder() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 300, START);

    List<List<QueueEntry.Admitted>> batches =
        Race.of(60, i -> lines().admit(event, Policies.generous(), 5, START));

    assertThat(batches).allSatisfy(batch -> assertConsecutive(numbers(batch)));
    assertThat(batches.stream().flatMap(List::stream).map(QueueEntry::id))
        .containsExactlyInAnyOrderElementsOf(ids(line));
  }

  @Test
  @Tag("D5")
  @Tag("D6")
  @Tag("N24")
  void workersTogetherAdmitNoMoreThanOneWould() {
    EventId event = newLine(5);
    join(event, 50, START);

    List<List<QueueEntry.Admitted>> batches =
        Race.of(16, i -> admit(event, Policies.byStock(), START));

    assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(5);
  }

  @Test
  @Tag("D5")
  void workersTogetherKeepTheRate() {
    EventId event = newLine();
    join(event, 50, START);

    List<List<QueueEntry.Admitted>> batches =
        Race.of(16, i -> lines().admit(event, Policies.perMinute(7), 3, START));

    assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(7);
  }

  @Test
  @Tag("D6")
  void whoeverJoinsMeanwhileOvertakesNobody() {
    EventId event = newLine();
    List<CustomerId> fans = newCustomers(200);
    Set<Long> admitted = new HashSet<>();

    List<List<QueueEntry.Admitted>> batches =
        Race.of(
            240,
            i -> {
              if (i % 6 == 5) {
                return lines().admit(event, Policies.generous(), 4, START);
              }
              lines().join(event, fans.get(i - i / 6), START);
              return List.of();
            });

    batches.forEach(batch -> admitted.addAll(numbers(batch)));
    assertThat(batches).allSatisfy(batch -> assertConsecutive(numbers(batch)));
    assertThat(admitted)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, admitted.size()).boxed().toList());
    assertThat(reads().waiting(event)).isEqualTo(200L - admitted.size());
  }

  @Test
  @Tag("D7")
  @Tag("D9")
  @Tag("N31")
  void whoExpiresIsNotAdmittedAndTheOtherWayRound() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 60, START);
    Duration ttl = Duration.ofSeconds(30);

    List<List<? extends QueueEntry>> answers =
        Race.of(
            24,
            i ->
                i % 4 == 0
                    ? lines().expire(event, ttl, START.plus(ttl))
                    : lines().admit(event, Policies.generous(), 2, START.plus(ttl)));

    List<QueueEntry> all = answers.stream().<QueueEntry>flatMap(Collection::stream).toList();
    assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(ids(line));
    assertThat(all)
        .allSatisfy(each -> assertThat(reads().find(event, customer(each))).contains(each));
  }

  @Test
  @Tag("D4")
  void whoLeavesDuringAnAdmissionIsGone() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 40, START);

    List<Object> outcomes =
        Race.of(
            48,
            i ->
                i < 40
                    ? lines().leave(event, customer(line.get(i)), START)
                    : lines().admit(event, Policies.generous(), 5, START));

    assertThat(outcomes.subList(0, 40)).allMatch(LeaveOutcome.Left.class::isInstance);
    assertThat(reads().waiting(event)).isZero();
    assertThat(reads().activity(event, START).active()).isZero();
  }

  @Test
  @Tag("D11")
  void extensionsStayWithinTheirNumberWhoeverRaces() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);
    AtomicInteger extended = new AtomicInteger();

    Race.of(
        16,
        i -> {
          ExtendOutcome outcome =
              lines().extend(event, customer(entry), Duration.ofSeconds(10), 3, START);
          return outcome instanceof ExtendOutcome.Extended ? extended.incrementAndGet() : 0;
        });

    assertThat(extended).hasValue(3);
    assertThat(reads().find(event, customer(entry)))
        .hasValueSatisfying(
            found ->
                assertThat(((QueueEntry.Admitted) found).admittedUntil())
                    .isEqualTo(entry.admittedUntil().plusSeconds(30)));
  }

  private static EntryId entryOf(JoinOutcome outcome) {
    return switch (outcome) {
      case JoinOutcome.Joined joined -> joined.entry().id();
      case JoinOutcome.Entered entered -> entered.entry().id();
      case JoinOutcome.AlreadyInLine already -> already.entry().id();
      case JoinOutcome.Refused refused -> throw new AssertionError(refused);
      case JoinOutcome.Repeated repeated -> throw new AssertionError(repeated);
    };
  }

  private static void assertConsecutive(List<Long> numbers) {
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      expected.add(numbers.getFirst() + i);
    }
    assertThat(numbers).isEqualTo(expected);
  }
}
