package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many are admitted, and in which order. */
abstract class LineAdmissionExamples extends LineSuite {

  @Test
  @Tag("D5")
  @Tag("D6")
  void theHeadOfTheLineIsAdmittedInOrder() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 5, START);
    Instant now = START.plusSeconds(3);

    List<QueueEntry.Admitted> admitted = lines().admit(event, Policies.generous(), 3, now);

    assertThat(admitted)
        .containsExactlyElementsOf(
            line.subList(0, 3).stream().map(each -> each.admit(now, Policies.WINDOW)).toList());
    assertThat(admitted)
        .allSatisfy(each -> assertThat(reads().find(event, customer(each))).contains(each));
    assertThat(reads().find(event, customer(line.get(3)))).contains(line.get(3));
  }

  @Test
  void nobodyIsAdmittedFromAnEmptyLine() {
    EventId event = newLine();

    assertThat(admit(event, Policies.generous(), START)).isEmpty();
    join(event, START);
    assertThat(lines().admit(event, Policies.generous(), 0, START)).isEmpty();
  }

  @Test
  @Tag("D5")
  @Tag("N24")
  void idleAdmissionsKeepTheStockTheyMayTake() {
    EventId event = newLine(3);
    join(event, 10, START);

    assertThat(admit(event, Policies.byStock(), START)).hasSize(3);
    for (int tick = 1; tick <= 5; tick++) {
      assertThat(admit(event, Policies.byStock(), START.plusSeconds(tick))).isEmpty();
    }
    assertThat(reads().activity(event, START.plusSeconds(5)).active()).isEqualTo(3);
  }

  @Test
  @Tag("D5")
  void anAdmissionIsWorthAsManyUnitsAsItMayTake() {
    EventId event = newLine(10);
    join(event, 10, START);

    assertThat(admit(event, policy(1.0, 3), START)).hasSize(3);
  }

  @Test
  @Tag("D5")
  void theLastUnitsSellOneFanAtATime() {
    EventId event = newLine(1);
    List<QueueEntry.Waiting> line = join(event, 3, START);
    AdmissionPolicy fourEach = policy(1.0, 4);

    assertThat(ids(admit(event, fourEach, START))).containsExactly(line.get(0).id());
    assertThat(admit(event, fourEach, START)).isEmpty();
    lines().leave(event, customer(line.get(0)), START);
    assertThat(ids(admit(event, fourEach, START))).containsExactly(line.get(1).id());
  }

  @Test
  @Tag("D5")
  void overAdmissionLetsInMoreThanThereIs() {
    EventId event = newLine(10);
    join(event, 20, START);

    assertThat(admit(event, policy(1.5, 1), START)).hasSize(15);
  }

  @Test
  @Tag("D5")
  void theRateHoldsInAnySixtySeconds() {
    EventId event = newLine();
    join(event, 20, START);
    AdmissionPolicy fivePerMinute = Policies.perMinute(5);

    assertThat(lines().admit(event, fivePerMinute, 3, START)).hasSize(3);
    assertThat(admit(event, fivePerMinute, START.plusSeconds(30))).hasSize(2);
    assertThat(admit(event, fivePerMinute, START.plusSeconds(59))).isEmpty();
    assertThat(admit(event, fivePerMinute, START.plusSeconds(60))).hasSize(3);
    assertThat(admit(event, fivePerMinute, START.plusSeconds(89))).isEmpty();
    assertThat(admit(event, fivePerMinute, START.plusSeconds(90))).hasSize(2);
  }

  @Test
  @Tag("D5")
  @Tag("N64")
  void whoLooksAheadOfTimeDoesNotLoosenTheRate() {
    EventId event = newLine();
    join(event, 5, START);
    admit(event, Policies.perMinute(2), START);

    assertThat(reads().activity(event, START.plusSeconds(600)).admittedInWindow()).isZero();

    assertThat(admit(event, Policies.perMinute(2), START.plusSeconds(1))).isEmpty();
  }

  @Test
  void theRateCountsAdmissionsThatWereGivenUpOrUsed() {
    EventId event = newLine();
    join(event, 5, START);
    List<QueueEntry.Admitted> two = admit(event, Policies.perMinute(2), START);
    lines().leave(event, customer(two.get(0)), START);
    use(two.get(1), START);

    assertThat(admit(event, Policies.perMinute(2), START.plusSeconds(1))).isEmpty();
  }

  @Test
  @Tag("D5")
  void atMostSoManyAreActive() {
    EventId event = newLine();
    join(event, 10, START);
    List<QueueEntry.Admitted> four = admit(event, Policies.maxActive(4), START);
    assertThat(four).hasSize(4);
    assertThat(admit(event, Policies.maxActive(4), START)).isEmpty();

    use(four.get(2), START);

    assertThat(admit(event, Policies.maxActive(4), START)).hasSize(1);
  }

  @Test
  @Tag("D7")
  void anAdmissionEndsWithItsWindowAndTheNextFanIsAdmitted() {
    EventId event = newLine(1);
    List<QueueEntry.Waiting> line = join(event, 2, START);
    QueueEntry.Admitted first = admit(event, Policies.byStock(), START).getFirst();
    Instant end = first.admittedUntil();

    assertThat(lines().expire(event, Duration.ofDays(1), end.minusMillis(1))).isEmpty();
    assertThat(lines().expire(event, Duration.ofDays(1), end)).containsExactly(first.expire());
    assertThat(lines().expire(event, Duration.ofDays(1), end)).isEmpty();

    assertThat(reads().find(event, customer(first)).orElseThrow()).isEqualTo(first.expire());
    assertThat(ids(admit(event, Policies.byStock(), end))).containsExactly(line.get(1).id());
  }

  @Test
  @Tag("D5")
  @Tag("D8")
  void anAdmissionKeepsItsUnitUntilItIsEnded() {
    EventId event = newLine(1);
    List<QueueEntry.Waiting> line = join(event, 2, START);
    QueueEntry.Admitted first = admit(event, Policies.byStock(), START).getFirst();
    Instant end = first.admittedUntil();

    // Somebody may be using it just now, on a node that sees its last moment.
    assertThat(admit(event, Policies.byStock(), end)).isEmpty();
    lines().expire(event, Duration.ofDays(1), end);
    assertThat(ids(admit(event, Policies.byStock(), end))).containsExactly(line.get(1).id());
  }

  @Test
  @Tag("D9")
  @Tag("N31")
  void whoWaitedTooLongIsNeverAdmitted() {
    EventId event = newLine();
    Duration twoHours = Duration.ofHours(2);
    QueueEntry.Waiting early = join(event, START);
    QueueEntry.Waiting late = join(event, START.plusSeconds(1));
    Instant now = START.plus(twoHours);

    assertThat(lines().expire(event, twoHours, now.minusMillis(1))).isEmpty();
    assertThat(lines().expire(event, twoHours, now)).containsExactly(early.expire());

    assertThat(ids(admit(event, Policies.generous(), now))).containsExactly(late.id());
    assertThat(admit(event, Policies.generous(), now)).isEmpty();
    assertThat(reads().position(event, early.facts().place())).isEmpty();
    assertThat(reads().find(event, customer(early)).orElseThrow()).isEqualTo(early.expire());
    assertThat(reads().waiting(event)).isZero();
  }

  @Test
  void whoExpiredMayJoinAgainAtTheEnd() {
    EventId event = newLine();
    QueueEntry.Waiting entry = join(event, START);
    Instant now = START.plusSeconds(60);
    lines().expire(event, Duration.ofMinutes(1), now);

    assertThat(join(event, customer(entry), now).facts().number()).isEqualTo(2);
  }

  @Test
  void aClosedLineHasNoLiveEntries() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 4, START);
    List<QueueEntry.Admitted> two = lines().admit(event, Policies.generous(), 2, START);
    QueueEntry.Completed used = use(two.get(0), START);
    Instant end = Fixtures.SALE_END;

    assertThat(lines().close(event, end))
        .containsExactlyInAnyOrder(two.get(1).expire(), line.get(2).expire(), line.get(3).expire());
    assertThat(lines().close(event, end)).isEmpty();
    assertThat(reads().find(event, customer(used))).contains(used);
    assertThat(reads().waiting(event)).isZero();
  }

  private static AdmissionPolicy policy(double overAdmission, int unitsPerClaim) {
    return new AdmissionPolicy(
        OptionalInt.empty(), OptionalInt.empty(), overAdmission, unitsPerClaim, Policies.WINDOW);
  }
}
