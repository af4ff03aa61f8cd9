package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineLog;
import io.fairqueue.port.LineSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link LineLog} tells of the lines beside it. */
public abstract class LineLogContract extends StoresSuite {

  @Test
  void aNewLineNeverChanged() {
    EventId event = given().onSale(1).id();

    assertThat(log().rev(event)).isZero();
    assertThat(log().changesAfter(event, 0)).contains(List.of());
    LineSnapshot snapshot = log().snapshot(event, START);
    assertThat(snapshot.event()).isEqualTo(event);
    assertThat(snapshot.rev()).isZero();
    assertThat(snapshot.places()).isEmpty();
    assertThat(snapshot.admitted()).hasSize(LineSnapshot.SECONDS).containsOnly(0);
  }

  @Test
  @Tag("D17")
  void aSnapshotTellsTheAdmissionsOfTheLastMinuteByTheirAge() {
    EventId event = given().onSale(50).id();
    for (int i = 0; i < 10; i++) {
      given().join(event, given().customer(), START);
    }
    stores().queue().admit(event, Policies.generous(), 4, START);
    stores().queue().admit(event, Policies.generous(), 2, START.plusSeconds(20));
    stores().queue().admit(event, Policies.generous(), 1, START.plusMillis(50_500));

    long[] admitted = log().snapshot(event, START.plusSeconds(51)).admitted();

    assertThat(admitted).hasSize(LineSnapshot.SECONDS);
    assertThat(admitted[51]).isEqualTo(4);
    assertThat(admitted[31]).isEqualTo(2);
    assertThat(admitted[0]).isEqualTo(1);
    assertThat(LongStream.of(admitted).sum()).isEqualTo(7);
    assertThat(LongStream.of(log().snapshot(event, START.plusSeconds(70)).admitted()).sum())
        .isEqualTo(3);
  }

  @Test
  @Tag("D17")
  void aChangeTellsHowManyOfThoseWhoAreGoneWereAdmitted() {
    EventId event = given().onSale(50).id();
    CustomerId leaver = given().customer();
    given().join(event, leaver, START);
    given().join(event, given().customer(), START);
    given().join(event, given().customer(), START);
    long joined = log().rev(event);

    stores().queue().leave(event, leaver, START);
    stores().queue().admit(event, Policies.generous(), 2, START);

    assertThat(log().changesAfter(event, joined).orElseThrow())
        .extracting(LineChange::admitted)
        .containsExactly(0, 2);
  }

  @Test
  @Tag("D12")
  void everyWayIntoTheLineAndOutOfItIsAChange() {
    EventId event = given().onSale(50).id();
    List<QueueEntry.Waiting> line = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      line.add(given().join(event, given().customer(), START.plusSeconds(i)));
    }
    assertTold(event, 1, 2, 3, 4, 5, 6);

    stores().queue().admit(event, Policies.generous(), 1, START.plusSeconds(10));
    assertTold(event, 2, 3, 4, 5, 6);
    stores().queue().leave(event, line.get(3).facts().customerId(), START.plusSeconds(10));
    assertTold(event, 2, 3, 5, 6);
    stores().queue().remove(event, line.get(4).id(), START.plusSeconds(10));
    assertTold(event, 2, 3, 6);
    stores().queue().expire(event, Duration.ofMinutes(1), START.plusSeconds(61));
    assertTold(event, 3, 6);
    stores().queue().close(event, START.plusSeconds(62));
    assertTold(event);
  }

  @Test
  void changesAreNumberedWithoutAGapFromAnyPointOn() {
    EventId event = given().onSale(50).id();
    for (int i = 0; i < 5; i++) {
      given().join(event, given().customer(), START);
    }
    long rev = log().rev(event);

    for (long from = 0; from <= rev; from++) {
      List<Long> revs =
          log().changesAfter(event, from).orElseThrow().stream().map(LineChange::rev).toList();
      assertThat(revs)
          .containsExactlyElementsOf(LongStream.rangeClosed(from + 1, rev).boxed().toList());
    }
  }

  @Test
  void theRevisionsOfAllLiveLinesAreReadAtOnce() {
    EventId busy = given().onSale(1).id();
    given().join(busy, given().customer(), START);
    EventId quiet = given().onSale(1).id();
    Event.Active active = given().onSale(1);
    stores().events().replace(active, active.end(START));

    assertThat(log().revs())
        .containsEntry(busy, log().rev(busy))
        .containsEntry(quiet, 0L)
        .doesNotContainKey(active.id());
  }

  @Test
  @Tag("D12")
  void whatManyDoAtOnceIsToldCompletely() {
    EventId event = given().onSale(200).id();
    List<CustomerId> fans = IntStream.range(0, 120).mapToObj(i -> given().customer()).toList();
    List<LineSnapshot> seen = new ArrayList<>();

    Race.of(
        140,
        i -> {
          if (i < 120) {
            QueueEntry.Waiting entry = given().join(event, fans.get(i), START);
            return i % 3 == 0 ? stores().queue().leave(event, fans.get(i), START) : entry;
          }
          if (i % 2 == 0) {
            return stores().queue().admit(event, Policies.generous(), 4, START);
          }
          LineSnapshot snapshot = log().snapshot(event, START);
          synchronized (seen) {
            seen.add(snapshot);
          }
          return snapshot;
        });

    List<LineChange> all = changes(event);
    seen.add(log().snapshot(event, START));
    for (LineSnapshot snapshot : seen) {
      NavigableSet<Long> folded = fold(all.subList(0, Math.toIntExact(snapshot.rev())));
      assertThat(snapshot.places()).isEqualTo(folded.stream().mapToLong(each -> each).toArray());
    }
    assertThat(all).hasSize(Math.toIntExact(log().rev(event)));
    assertThat(stores().queue().waiting(event)).isEqualTo(fold(all).size());
  }

  private LineLog log() {
    return stores().lineLog();
  }

  private void assertTold(EventId event, long... waiting) {
    assertThat(fold(changes(event)).stream().mapToLong(each -> each)).containsExactly(box(waiting));
    LineSnapshot snapshot = log().snapshot(event, START);
    assertThat(snapshot.places()).isEqualTo(waiting);
    assertThat(snapshot.rev()).isEqualTo(log().rev(event));
  }

  private List<LineChange> changes(EventId event) {
    List<LineChange> all = new ArrayList<>();
    List<LineChange> some;
    do {
      some = log().changesAfter(event, all.size()).orElseThrow();
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }

  private static NavigableSet<Long> fold(List<LineChange> changes) {
    NavigableSet<Long> waiting = new TreeSet<>();
    for (LineChange change : changes) {
      LongStream.of(change.joined()).forEach(waiting::add);
      LongStream.of(change.gone()).forEach(waiting::remove);
    }
    return waiting;
  }

  private static Long[] box(long... values) {
    return LongStream.of(values).boxed().toArray(Long[]::new);
  }
}
