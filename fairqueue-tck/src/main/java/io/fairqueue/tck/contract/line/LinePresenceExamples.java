package io.fairqueue.tck.contract.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.tck.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The next in turn when fans are gone. */
abstract class LinePresenceExamples extends LineSuite {

  private static final Duration PRESENCE = Duration.ofSeconds(90);
  private static final Instant LATER = START.plusSeconds(100);

  @Test
  @Tag("D15")
  void whoIsGoneIsPassedOverAndKeepsThePlace() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 5, START);
    lines()
        .seen(event, List.of(customer(line.get(2)), customer(line.get(4))), START.plusSeconds(50));

    assertThat(ids(admit(event, presentOnly(1), LATER))).containsExactly(line.get(2).id());

    assertThat(reads().position(event, line.get(0).facts().place())).hasValue(1);
    assertThat(reads().position(event, line.get(4).facts().place())).hasValue(2);
    assertThat(ids(admit(event, presentOnly(2), LATER))).containsExactly(line.get(4).id());
    assertThat(reads().waiting(event)).isEqualTo(3);
  }

  @Test
  void theBlocksOfALineCountWhoIsNotPassedOver() {
    EventId event = newLine();
    assertThat(reads().blocks(event).counts()).containsExactly(0L);
    List<QueueEntry.Waiting> line = join(event, 300, START);
    long before = reads().blocks(event).rev();
    lines().seen(event, List.of(customer(line.get(2))), START.plusSeconds(50));
    admit(event, presentOnly(1), LATER);
    lines().leave(event, customer(line.getLast()), LATER);

    LineBlocks blocks = reads().blocks(event);
    assertThat(blocks.rev()).isGreaterThan(before);
    assertThat(blocks.block()).isEqualTo(256);
    assertThat(blocks.headPlace()).isEqualTo(line.get(3).facts().place());
    assertThat(blocks.lastPlace()).isEqualTo(line.getLast().facts().place());
    // Two are absent, one is admitted, the last one left.
    assertThat(blocks.counts()).containsExactly(252L, 44L);
  }

  @Test
  @Tag("D15")
  void whoIsBackIsTheNext() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 3, START);
    lines().seen(event, List.of(customer(line.get(2))), START.plusSeconds(50));
    admit(event, presentOnly(1), LATER);

    List<QueueEntry.Waiting> late = join(event, 2, LATER);
    lines().seen(event, List.of(customer(line.get(1))), LATER);

    assertThat(ids(admit(event, presentOnly(2), LATER.plusSeconds(1))))
        .containsExactly(line.get(1).id());
    assertThat(ids(admit(event, presentOnly(4), LATER.plusSeconds(1))))
        .containsExactlyElementsOf(ids(late));
  }

  @Test
  @Tag("D15")
  void whoHasJustJoinedIsPresentAndAnOlderMomentChangesNothing() {
    EventId event = newLine();
    QueueEntry.Waiting fan = join(event, START);
    lines().seen(event, List.of(customer(fan)), START.plusSeconds(60));
    lines().seen(event, List.of(customer(fan), newCustomer()), START.plusSeconds(5));

    assertThat(admit(event, presentOnly(1), START.plusSeconds(150))).hasSize(1);
  }

  @Test
  @Tag("D15")
  void aLineOfWhomEverybodyIsGoneStandsStill() {
    EventId event = newLine();
    List<QueueEntry.Waiting> line = join(event, 3, START);

    assertThat(admit(event, presentOnly(3), LATER)).isEmpty();
    assertThat(reads().waiting(event)).isEqualTo(3);
    assertThat(reads().position(event, line.get(2).facts().place())).hasValue(1);
    lines().seen(event, List.of(customer(line.get(1)), customer(line.get(2))), LATER);
    assertThat(ids(admit(event, presentOnly(3), LATER)))
        .containsExactly(line.get(1).id(), line.get(2).id());
  }

  private static AdmissionPolicy presentOnly(int maxActive) {
    return new AdmissionPolicy(
        OptionalInt.empty(), OptionalInt.of(maxActive), 10_000, 1, Policies.WINDOW, PRESENCE);
  }
}
