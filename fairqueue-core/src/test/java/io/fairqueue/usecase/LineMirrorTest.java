package io.fairqueue.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineSnapshot;
import io.fairqueue.usecase.LineMirror.Applied;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineMirrorTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final long[] NOBODY = {};

  private final EventId event = new EventId(UUID.randomUUID());

  @Test
  @Tag("D2")
  void aPositionCountsWhoStandsBefore() {
    LineMirror mirror = mirror(7, 3, 5, 8, 13);

    assertThat(mirror.position(3)).hasValue(1);
    assertThat(mirror.position(13)).hasValue(4);
    assertThat(mirror.position(4)).isEmpty();

    mirror.apply(change(8, new long[] {20}, 3, 8), START);
    assertThat(mirror.position(13)).hasValue(2);
    assertThat(mirror.position(20)).hasValue(3);
    assertThat(mirror.position(3)).isEmpty();
    assertThat(mirror.size()).isEqualTo(3);
  }

  @Test
  void anOldChangeIsIgnored() {
    LineMirror mirror = mirror(5, 1, 2);

    assertThat(mirror.apply(joined(5, 9), START)).isEqualTo(Applied.OLD);
    assertThat(mirror.apply(joined(2, 9), START)).isEqualTo(Applied.OLD);
    assertThat(mirror.position(9)).isEmpty();
    assertThat(mirror.rev()).isEqualTo(5);
  }

  @Test
  void aChangeBehindAGapIsNotApplied() {
    LineMirror mirror = mirror(5, 1, 2);

    assertThat(mirror.apply(joined(7, 9), START)).isEqualTo(Applied.GAP);
    assertThat(mirror.position(9)).isEmpty();
    assertThat(mirror.rev()).isEqualTo(5);
  }

  @Test
  void aSnapshotReplacesTheCopyUnlessItIsOlder() {
    LineMirror mirror = mirror(5, 1, 2);

    mirror.load(snapshot(9, 2, 4), START);
    assertThat(mirror.rev()).isEqualTo(9);
    assertThat(mirror.position(1)).isEmpty();
    assertThat(mirror.position(4)).hasValue(2);

    mirror.load(snapshot(8, 1), START);
    assertThat(mirror.rev()).isEqualTo(9);
    assertThat(mirror.position(4)).hasValue(2);
  }

  @Test
  void whoJoinedAndLeftInOneChangeDoesNotWait() {
    LineMirror mirror = mirror(0);

    mirror.apply(change(1, new long[] {1, 2}, 1), START);

    assertThat(mirror.position(1)).isEmpty();
    assertThat(mirror.position(2)).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void positionsEqualThoseOfAPlainSet(long seed) {
    Random random = new Random(seed);
    TreeSet<Long> waiting = new TreeSet<>();
    LineMirror mirror = mirror(0);
    long next = 1;
    for (long rev = 1; rev <= 200; rev++) {
      long[] joined = new long[random.nextInt(8)];
      for (int i = 0; i < joined.length; i++) {
        joined[i] = next;
        next += 1 + random.nextInt(2);
        waiting.add(joined[i]);
      }
      long[] gone =
          waiting.stream().filter(each -> random.nextInt(5) == 0).mapToLong(each -> each).toArray();
      for (long place : gone) {
        waiting.remove(place);
      }
      assertThat(mirror.apply(change(rev, joined, gone), START)).isEqualTo(Applied.APPLIED);
      for (long place = 1; place < next; place += 3) {
        if (waiting.contains(place)) {
          assertThat(mirror.position(place)).hasValue(waiting.headSet(place, true).size());
        } else {
          assertThat(mirror.position(place)).isEmpty();
        }
      }
    }
  }

  /** Ten a second from the head, and every second one in a hundred of those behind. */
  @Test
  @Tag("D3")
  void aLinesPaceIsThatOfItsHeadAndOfThoseWhoGiveUp() {
    LineMirror mirror = mirror(0, LongStream.rangeClosed(1, 100_000).toArray());
    long head = 1;
    for (int second = 0; second < 40; second++) {
      long[] gone =
          LongStream.concat(
                  LongStream.range(head, head + 10),
                  LongStream.range(50_000 + 1_000L * second, 50_000 + 1_000L * second + 100))
              .toArray();
      head += 10;
      mirror.apply(change(second + 1, NOBODY, gone), START.plusSeconds(second));
    }

    Pace pace = mirror.pace(SalePolicy.defaults(), START.plusSeconds(39));

    assertThat(pace.perSecond()).isEqualTo(10);
    assertThat(pace.dropOut()).isBetween(0.0009, 0.0012);
    assertThat(pace.burst()).isEqualTo(10);
    var wait = pace.estimate(1_000).orElseThrow();
    assertThat(wait.medianSeconds()).isBetween(90L, 99L);
    assertThat(wait.ninetySeconds()).isBetween(wait.medianSeconds() + 10, 200L);
  }

  @Test
  @Tag("D3")
  void aLineThatStandsStillForAMinuteHasNoPace() {
    LineMirror mirror = mirror(0, 1, 2, 3);
    mirror.apply(change(1, NOBODY, 1), START);
    assertThat(mirror.pace(SalePolicy.defaults(), START.plusSeconds(1)).perSecond()).isPositive();
    assertThat(mirror.pace(SalePolicy.defaults(), START.plusSeconds(59)).perSecond()).isPositive();

    Pace pace = mirror.pace(SalePolicy.defaults(), START.plusSeconds(60));

    assertThat(pace.perSecond()).isZero();
    assertThat(pace.estimate(1)).isEmpty();
  }

  /** An empty line is not a slow one: ten came one by one, and now forty come at once. */
  @Test
  @Tag("D17")
  void aLineThatWasEmptyHasShownNoSpeed() {
    LineMirror mirror = mirror(0);
    long place = 0;
    for (int i = 0; i < 10; i++) {
      Instant now = START.plusSeconds(5L * i);
      mirror.apply(change(2 * i + 1, new long[] {++place}), now);
      mirror.apply(admitted(2 * i + 2, place), now.plusMillis(300));
    }
    Instant now = START.plusSeconds(50);
    mirror.apply(change(21, LongStream.rangeClosed(11, 80).toArray()), now);

    Pace pace = mirror.pace(atRate(60), now);

    assertThat(pace.estimate(50).orElseThrow().medianSeconds()).isEqualTo(1);
    assertThat(pace.estimate(51).orElseThrow().medianSeconds()).isBetween(9L, 11L);
  }

  /**
   * A hundred a second came and went; then the stock is promised, and a fan goes in now and then.
   */
  @Test
  @Tag("D17")
  void aLineThatFlowsNoMoreIsJudgedByWhatComesAfter() {
    LineMirror mirror = mirror(0);
    long place = 0;
    for (int second = 0; second < 10; second++) {
      Instant now = START.plusSeconds(second);
      long[] crowd = LongStream.rangeClosed(place + 1, place + 100).toArray();
      mirror.apply(change(2 * second + 1, crowd), now);
      mirror.apply(change(2 * second + 2, NOBODY, crowd), now.plusMillis(500));
      place += 100;
    }
    mirror.apply(change(21, LongStream.rangeClosed(1_001, 1_500).toArray()), START.plusSeconds(10));
    assertThat(waitAt(100, mirror, START.plusSeconds(10)).medianSeconds()).isLessThan(5);

    Pace unknown = mirror.pace(SalePolicy.defaults(), START.plusSeconds(13));
    assertThat(unknown.estimate(100)).isEmpty();

    for (int second = 14; second < 24; second++) {
      mirror.apply(admitted(8 + second, 987 + second), START.plusSeconds(second));
    }
    assertThat(waitAt(100, mirror, START.plusSeconds(24)).medianSeconds()).isBetween(90L, 160L);
  }

  private static WaitEstimate waitAt(long position, LineMirror mirror, Instant now) {
    return mirror.pace(SalePolicy.defaults(), now).estimate(position).orElseThrow();
  }

  @Test
  @Tag("D17")
  void whatWasAdmittedBeforeThisNodeWasThereCountsAsSpent() {
    long[] admitted = new long[LineSnapshot.SECONDS];
    admitted[12] = 60;
    LineMirror mirror =
        new LineMirror(
            new LineSnapshot(event, 9, LongStream.rangeClosed(61, 200).toArray(), admitted), START);

    Pace pace = mirror.pace(atRate(60), START);

    assertThat(pace.estimate(1).orElseThrow().medianSeconds()).isEqualTo(48);
    assertThat(pace.estimate(100).orElseThrow().medianSeconds()).isEqualTo(108);
  }

  private static SalePolicy atRate(int perMinute) {
    SalePolicy rules = SalePolicy.defaults();
    return new SalePolicy(
        rules.admissionWindow(),
        rules.claimTtl(),
        rules.maxUnitsPerClaim(),
        OptionalInt.of(perMinute),
        rules.maxActive(),
        rules.overAdmission(),
        rules.maxExtensions(),
        rules.waitingTtl(),
        rules.maxPaymentAttempts());
  }

  private LineChange admitted(long rev, long... places) {
    return new LineChange(event, rev, NOBODY, places, places.length);
  }

  private LineMirror mirror(long rev, long... places) {
    return new LineMirror(snapshot(rev, places), START);
  }

  private LineSnapshot snapshot(long rev, long... places) {
    return new LineSnapshot(event, rev, places, new long[LineSnapshot.SECONDS]);
  }

  private LineChange joined(long rev, long place) {
    return change(rev, new long[] {place});
  }

  private LineChange change(long rev, long[] joined, long... gone) {
    return new LineChange(event, rev, joined, gone, 0);
  }
}
