package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Joining, standing in and leaving the line. */
abstract class LineOrderExamples extends LineSuite {

  private static final Instant END_OF_ALL = Instant.parse("2999-01-01T00:00:00Z");

  @Test
  @Tag("D1")
  void fansStandInTheOrderTheyCame() {
    EventId event = newLine();

    List<QueueEntry.Waiting> line = join(event, 3, START);

    assertThat(numbers(line)).containsExactly(1L, 2L, 3L);
    assertThat(line)
        .allSatisfy(
            entry -> {
              assertThat(entry.facts().place()).isEqualTo(entry.facts().number());
              assertThat(entry.facts().joinedAt()).isEqualTo(START);
              assertThat(reads().find(event, customer(entry))).contains(entry);
            });
  }

  @Test
  void whoWaitsIsListedFromANumberOnWithPositions() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 5, START);
    lines().leave(event, customer(line.get(2)), START);

    assertThat(reads().waiting(event, 2, 2))
        .containsExactly(new PlaceInLine(line.get(1), 2), new PlaceInLine(line.get(3), 3));
    assertThat(reads().waiting(event, 5, 10)).containsExactly(new PlaceInLine(line.get(4), 4));
    assertThat(reads().waiting(event, 6, 10)).isEmpty();
    assertThat(reads().waiting(newLine(), 1, 10)).isEmpty();
  }

  @Test
  void eachLineCountsForItself() {
    EventId one = newLine();
    EventId other = newLine();
    CustomerId fan = newCustomer();

    assertThat(join(one, fan, START).facts().number()).isEqualTo(1);
    assertThat(join(other, fan, START).facts().number()).isEqualTo(1);
  }

  @Test
  @Tag("D1")
  @Tag("F3")
  void whoStandsInTheLineGetsThatEntryAgain() {
    EventId event = newLine();
    QueueEntry.Waiting entry = join(event, START);

    JoinOutcome again = lines().join(event, customer(entry), START.plusSeconds(1));

    assertThat(again).isEqualTo(new JoinOutcome.AlreadyInLine(entry));
  }

  @Test
  @Tag("D1")
  void whoWaitsForNothingStandsInTheOrderOfAskingAndHearsWhatTheOthersHear() {
    EventId event = newLine();
    List<CustomerId> fans = newCustomers(3);

    List<JoinOutcome> joins = joinSoon(event, fans, START);

    assertThat(joins)
        .isEqualTo(
            fans.stream()
                .map(fan -> (QueueEntry.Waiting) reads().find(event, fan).orElseThrow())
                .map(JoinOutcome.Joined::new)
                .toList());
    assertThat(numbers(fans.stream().map(fan -> reads().find(event, fan).orElseThrow()).toList()))
        .containsExactly(1L, 2L, 3L);
    CustomerId first = fans.getFirst();
    assertThat(joinSoon(event, List.of(first), START))
        .containsExactly(lines().join(event, first, START));
    assertThat(joinSoon(event, newCustomers(1), Fixtures.SALE_END))
        .containsExactly(new JoinOutcome.NotOpen());
  }

  @Test
  @Tag("D1")
  @Tag("A18")
  void nobodyJoinsByASessionThatIsOver() {
    stores().sessions().refresh();
    EventId event = newLine();
    EventId other = newLine();
    CustomerSession left = new CustomerSession(account(), UUID.randomUUID(), 0);
    CustomerSession changed = new CustomerSession(account(), UUID.randomUUID(), 0);
    CustomerSession kept = new CustomerSession(changed.customer(), UUID.randomUUID(), 0);
    CustomerSession gone = new CustomerSession(account(), UUID.randomUUID(), 0);
    assertThat(joinSoon(event, left, START)).isInstanceOf(JoinOutcome.Joined.class);

    stores().sessions().end(left.id(), END_OF_ALL, START);
    stores().customers().setPassword(changed.customer(), null, "$new$", kept.id(), START);
    stores().customers().delete(gone.customer(), START);

    for (CustomerSession over : List.of(left, changed, gone)) {
      assertThat(joinSoon(other, over, START)).isEqualTo(new JoinOutcome.SessionOver());
      assertThat(reads().find(other, over.customer())).isEmpty();
    }
    assertThat(joinSoon(event, left, START)).isEqualTo(new JoinOutcome.SessionOver());
    assertThat(joinSoon(other, kept, START)).isInstanceOf(JoinOutcome.Joined.class);
  }

  private CustomerId account() {
    return new Fixtures(stores()).customer();
  }

  @Test
  @Tag("F3")
  void whoIsAdmittedGetsThatAdmissionAgain() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);

    JoinOutcome again = lines().join(event, customer(entry), START.plusSeconds(1));

    assertThat(again).isEqualTo(new JoinOutcome.AlreadyInLine(entry));
  }

  @Test
  @Tag("N64")
  void timeNeverGoesBackInALine() {
    EventId event = newLine();
    join(event, START.plusSeconds(10));

    QueueEntry.Waiting behind = join(event, START.plusSeconds(5));

    assertThat(behind.facts().joinedAt()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  @Tag("D4")
  void whoLeavesMayJoinAgainAtTheEnd() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 2, START);
    CustomerId fan = customer(line.getFirst());

    LeaveOutcome left = lines().leave(event, fan, START.plusSeconds(1));
    assertThat(left).isEqualTo(new LeaveOutcome.Left(line.getFirst().abandon()));
    assertThat(reads().find(event, fan).orElseThrow()).isEqualTo(line.getFirst().abandon());

    QueueEntry.Waiting again = join(event, fan, START.plusSeconds(2));
    assertThat(again.facts().number()).isEqualTo(3);
    assertThat(reads().find(event, fan)).contains(again);
  }

  @Test
  @Tag("D4")
  void leavingTwiceOrWithoutAPlaceChangesNothing() {
    EventId event = newLine();
    QueueEntry.Waiting entry = join(event, START);
    lines().leave(event, customer(entry), START);

    assertThat(lines().leave(event, customer(entry), START))
        .isEqualTo(new LeaveOutcome.NotInLine());
    assertThat(lines().leave(event, newCustomer(), START)).isEqualTo(new LeaveOutcome.NotInLine());
  }

  @Test
  @Tag("D4")
  void aGivenUpAdmissionGoesToTheNextFan() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 2, START);
    AdmissionPolicy one = Policies.maxActive(1);
    assertThat(ids(admit(event, one, START))).containsExactly(line.get(0).id());
    assertThat(admit(event, one, START)).isEmpty();

    LeaveOutcome left = lines().leave(event, customer(line.get(0)), START);

    assertThat(left).isInstanceOf(LeaveOutcome.Left.class);
    assertThat(ids(admit(event, one, START))).containsExactly(line.get(1).id());
  }

  @Test
  @Tag("D4")
  void aUsedAdmissionCannotBeGivenUp() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);
    QueueEntry.Completed used = use(entry, START);

    assertThat(lines().leave(event, customer(entry), START))
        .isEqualTo(new LeaveOutcome.AlreadyUsed(used));
    assertThat(lines().remove(event, entry.id(), START))
        .isEqualTo(new LeaveOutcome.AlreadyUsed(used));
  }

  @Test
  @Tag("D10")
  void anEntrysIdTellsItsEvent() {
    EventId event = newLine();
    QueueEntry.Waiting waiting = join(newLine(), START);
    QueueEntry.Admitted admitted = admitted(event, START);

    assertThat(reads().eventOf(waiting.id())).contains(waiting.facts().eventId());
    assertThat(reads().eventOf(admitted.id())).contains(event);
    assertThat(reads().eventOf(newEntry())).isEmpty();
  }

  @Test
  void anOperatorRemovesAnEntryByItsId() {
    EventId event = newLine();
    EventId other = newLine();
    QueueEntry.Waiting waiting = join(event, START);

    assertThat(lines().remove(other, waiting.id(), START)).isEqualTo(new LeaveOutcome.NotInLine());
    assertThat(lines().remove(event, newEntry(), START)).isEqualTo(new LeaveOutcome.NotInLine());
    assertThat(lines().remove(event, waiting.id(), START))
        .isEqualTo(new LeaveOutcome.Left(waiting.abandon()));
    assertThat(lines().remove(event, waiting.id(), START)).isEqualTo(new LeaveOutcome.NotInLine());
  }

  @Test
  @Tag("D2")
  void aPositionCountsWhoStandsBefore() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 4, START);
    long last = line.get(3).facts().place();
    assertThat(reads().position(event, last)).hasValue(4);

    lines().leave(event, customer(line.get(1)), START);
    assertThat(reads().position(event, last)).hasValue(3);

    lines().admit(event, Policies.generous(), 1, START);
    assertThat(reads().position(event, last)).hasValue(2);
    assertThat(reads().position(event, line.get(2).facts().place())).hasValue(1);
  }

  @Test
  @Tag("D2")
  @Tag("N5")
  void whereNobodyWaitsThereIsNoPosition() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 3, START);
    lines().admit(event, Policies.generous(), 1, START);
    lines().leave(event, customer(line.get(1)), START);

    assertThat(reads().position(event, 1)).isEmpty();
    assertThat(reads().position(event, 2)).isEmpty();
    assertThat(reads().position(event, 4)).isEmpty();
    assertThat(reads().find(event, customer(line.get(0))).orElseThrow())
        .isInstanceOf(QueueEntry.Admitted.class);
  }

  @Test
  void theLatestEntriesOfManyAreFoundAtOnce() {
    EventId event = newLine();
    QueueEntry.Waiting first = join(event, START);
    QueueEntry.Waiting left = join(event, START);
    lines().leave(event, customer(left), START);
    QueueEntry.Waiting again = join(event, customer(left), START);

    List<QueueEntry> found =
        reads().findAll(event, List.of(customer(first), customer(left), newCustomer()));

    assertThat(found).containsExactlyInAnyOrder(first, again);
    assertThat(reads().findAll(event, List.of())).isEmpty();
  }

  @Test
  void aFanWhoNeverJoinedHasNoEntry() {
    assertThat(reads().find(newLine(), newCustomer())).isEmpty();
  }

  @Test
  @Tag("D3")
  void aLineIsCounted() {
    EventId event = newLine();
    join(event, 5, START);
    lines().admit(event, Policies.generous(), 2, START);

    assertThat(reads().waiting(event)).isEqualTo(3);
    assertThat(reads().activity(event, START)).isEqualTo(new LineActivity(2, 2));
  }

  @Test
  void anAdmissionCountsForTheRateWhileItIsYoungerThanTheRatesWindow() {
    EventId event = newLine();
    admitted(event, START);
    Instant old = START.plus(AdmissionPolicy.RATE_WINDOW);

    assertThat(reads().activity(event, old.minusMillis(1)).admittedInWindow()).isEqualTo(1);
    assertThat(reads().activity(event, old).admittedInWindow()).isZero();
  }

  @Test
  @Tag("D7")
  void anAdmissionThatRanOutIsNotActiveEvenBeforeItIsSwept() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);
    Instant end = entry.admittedUntil();

    assertThat(reads().activity(event, end.minus(Duration.ofMillis(1))).active()).isEqualTo(1);
    assertThat(reads().activity(event, end).active()).isZero();
  }

  @Test
  @Tag("I6")
  void itIsKnownHowLongThoseHadWaitedWhoLeftBeforeTheirTurn() {
    EventId event = newLine();
    QueueEntry.Admitted admitted = admitted(event, START);
    List<QueueEntry.Waiting> first = join(event, 4, START);
    List<QueueEntry.Waiting> second = join(event, 4, START.plusSeconds(30));
    assertThat(reads().dropOff(event)).isEqualTo(DropOff.of(List.of()));

    lines().leave(event, customer(second.get(3)), START.plusSeconds(40));
    lines().leave(event, customer(first.get(1)), START.plusSeconds(60));
    lines().leave(event, customer(second.get(0)), START.plusSeconds(330));
    lines().leave(event, customer(second.get(2)), START.plusSeconds(20_000));
    // None of these left by themselves while they waited.
    lines().leave(event, customer(admitted), START.plusSeconds(20_001));
    lines().leave(event, newCustomer(), START.plusSeconds(20_002));
    var unused = lines().remove(event, second.get(1).id(), START.plusSeconds(20_003));

    assertThat(reads().dropOff(event)).isEqualTo(DropOff.of(List.of(10.0, 60.0, 300.0, 19_970.0)));
    assertThat(reads().dropOff(newLine()).left()).isZero();
  }
}
