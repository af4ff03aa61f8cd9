package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An admission's window: extending it, and nothing else that moves it. */
abstract class LineWindowExamples extends LineSuite {

  @Test
  @Tag("D8")
  @Tag("N1")
  void readingDoesNotMoveTheEndOfAnAdmission() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);
    Instant late = entry.admittedUntil().minusSeconds(1);

    reads().activity(event, late);
    lines().expire(event, Duration.ofDays(1), late);
    assertThat(reads().find(event, customer(entry))).contains(entry);

    assertThat(hold(entry, entry.admittedUntil())).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  @Test
  @Tag("D11")
  @Tag("N57")
  void anExtensionMovesTheEndByOneWindow() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);
    Duration window = Duration.ofSeconds(90);
    QueueEntry.Admitted extended = entry.extend(window);

    ExtendOutcome outcome = lines().extend(event, customer(entry), window, 2, START.plusSeconds(1));

    assertThat(outcome).isEqualTo(new ExtendOutcome.Extended(extended));
    assertThat(reads().find(event, customer(entry)).orElseThrow()).isEqualTo(extended);
    assertThat(lines().expire(event, Duration.ofDays(1), entry.admittedUntil())).isEmpty();
    assertThat(reads().activity(event, entry.admittedUntil()).active()).isEqualTo(1);
    assertThat(lines().expire(event, Duration.ofDays(1), extended.admittedUntil())).hasSize(1);
  }

  @Test
  @Tag("D11")
  void extensionsAreCounted() {
    EventId event = newLine();
    QueueEntry.Admitted entry = admitted(event, START);
    Duration window = Duration.ofMinutes(1);
    lines().extend(event, customer(entry), window, 2, START);
    lines().extend(event, customer(entry), window, 2, START);

    assertThat(lines().extend(event, customer(entry), window, 2, START))
        .isEqualTo(new ExtendOutcome.NoneLeft(entry.extend(window).extend(window)));
  }

  @Test
  @Tag("D11")
  void onlyARunningAdmissionIsExtended() {
    EventId event = newLine();
    Duration window = Duration.ofMinutes(1);
    QueueEntry.Admitted over = admitted(event, START);
    QueueEntry.Waiting waiting = join(event, START);

    assertThat(lines().extend(event, customer(waiting), window, 2, START))
        .isEqualTo(new ExtendOutcome.NotAdmitted());
    assertThat(lines().extend(event, newCustomer(), window, 2, START))
        .isEqualTo(new ExtendOutcome.NotAdmitted());
    assertThat(lines().extend(event, customer(over), window, 2, over.admittedUntil()))
        .isEqualTo(new ExtendOutcome.NotAdmitted());
  }

  @Test
  @Tag("D5")
  void ofTheAdmissionsThatAreOverTheUsedAndTheUnusedAreCounted() {
    EventId event = newLine();
    QueueEntry.Admitted used = admitted(event, START);
    QueueEntry.Admitted givenUp = admitted(event, START);
    QueueEntry.Admitted removed = admitted(event, START);
    QueueEntry.Admitted ranOut = admitted(event, START);
    assertThat(reads().turnout(event)).isEqualTo(new Turnout(0, 0));

    use(used, START);
    lines().leave(event, customer(givenUp), START);
    lines().remove(event, removed.id(), START);
    assertThat(reads().turnout(event)).isEqualTo(new Turnout(1, 2));

    lines().expire(event, Duration.ofDays(1), ranOut.admittedUntil());
    assertThat(reads().turnout(event)).isEqualTo(new Turnout(1, 3));
  }

  @Test
  @Tag("D5")
  void whoWasNeverAdmittedIsNoNoShow() {
    EventId event = newLine();
    admitted(event, START);
    lines().leave(event, customer(join(event, START)), START);
    lines().remove(event, join(event, START).id(), START);
    join(event, START);
    assertThat(reads().turnout(event)).isEqualTo(new Turnout(0, 0));

    assertThat(lines().close(event, Fixtures.SALE_END)).hasSize(2);

    assertThat(reads().turnout(event)).isEqualTo(new Turnout(0, 1));
  }
}
