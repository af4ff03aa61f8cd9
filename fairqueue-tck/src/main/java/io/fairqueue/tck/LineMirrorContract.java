package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.LineMirror.Applied;
import io.fairqueue.port.LineSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link LineMirror} does. */
public abstract class LineMirrorContract {

  private static final long[] NOBODY = {};

  private final EventId event = new EventId(UUID.randomUUID());

  /** The mirror under test: one shared instance per class is fine. */
  protected abstract LineMirror mirror();

  @Test
  @Tag("D12")
  void withoutACopyNothingIsKnown() {
    assertThat(mirror().rev(event)).isEmpty();
    assertThat(mirror().position(event, 1)).isEmpty();
  }

  @Test
  @Tag("D12")
  void aMissingCopyIsAGapNotAnEmptyLine() {
    assertThat(mirror().apply(joined(1, 1))).isEqualTo(Applied.GAP);
    assertThat(mirror().rev(event)).isEmpty();
  }

  @Test
  void anEmptyCopyIsACopy() {
    load(0);

    assertThat(mirror().rev(event)).hasValue(0);
    assertThat(mirror().position(event, 1)).isEmpty();
    assertThat(mirror().apply(joined(1, 1))).isEqualTo(Applied.APPLIED);
    assertThat(mirror().rev(event)).hasValue(1);
    assertThat(mirror().position(event, 1)).hasValue(1);
  }

  @Test
  @Tag("D2")
  void aPositionCountsWhoStandsBefore() {
    load(7, 3, 5, 8, 13);

    assertThat(mirror().position(event, 3)).hasValue(1);
    assertThat(mirror().position(event, 13)).hasValue(4);
    assertThat(mirror().position(event, 4)).isEmpty();

    mirror().apply(new LineChange(event, 8, new long[] {20}, new long[] {3, 8}));
    assertThat(mirror().position(event, 13)).hasValue(2);
    assertThat(mirror().position(event, 20)).hasValue(3);
    assertThat(mirror().position(event, 3)).isEmpty();
  }

  @Test
  void anOldChangeIsIgnored() {
    load(5, 1, 2);

    assertThat(mirror().apply(joined(5, 9))).isEqualTo(Applied.OLD);
    assertThat(mirror().apply(joined(2, 9))).isEqualTo(Applied.OLD);
    assertThat(mirror().position(event, 9)).isEmpty();
    assertThat(mirror().rev(event)).hasValue(5);
  }

  @Test
  void aChangeBehindAGapIsNotApplied() {
    load(5, 1, 2);

    assertThat(mirror().apply(joined(7, 9))).isEqualTo(Applied.GAP);
    assertThat(mirror().position(event, 9)).isEmpty();
    assertThat(mirror().rev(event)).hasValue(5);
  }

  @Test
  void aSnapshotReplacesTheCopyUnlessItIsOlder() {
    load(5, 1, 2);

    load(9, 2, 4);
    assertThat(mirror().rev(event)).hasValue(9);
    assertThat(mirror().position(event, 1)).isEmpty();
    assertThat(mirror().position(event, 4)).hasValue(2);

    load(8, 1);
    assertThat(mirror().rev(event)).hasValue(9);
    assertThat(mirror().position(event, 4)).hasValue(2);
  }

  @Test
  void whoJoinedAndLeftInOneChangeDoesNotWait() {
    load(0);

    mirror().apply(new LineChange(event, 1, new long[] {1, 2}, new long[] {1}));

    assertThat(mirror().position(event, 1)).isEmpty();
    assertThat(mirror().position(event, 2)).hasValue(1);
  }

  @Test
  void aForgottenCopyIsMissing() {
    load(3, 1);

    mirror().forget(event);
    mirror().forget(event);

    assertThat(mirror().rev(event)).isEmpty();
    assertThat(mirror().apply(joined(4, 2))).isEqualTo(Applied.GAP);
    load(2, 1);
    assertThat(mirror().rev(event)).hasValue(2);
  }

  @Test
  void linesDoNotMix() {
    EventId other = new EventId(UUID.randomUUID());
    load(1, 1);
    mirror().load(new LineSnapshot(other, 1, new long[] {1, 2}));

    mirror().forget(event);

    assertThat(mirror().position(other, 2)).hasValue(2);
  }

  @Test
  void aLongLineIsCopiedWhole() {
    long[] places = new long[30_000];
    for (int i = 0; i < places.length; i++) {
      places[i] = 3L * i + 1;
    }
    load(1, places);

    assertThat(mirror().position(event, places[places.length - 1])).hasValue(places.length);
    assertThat(mirror().position(event, places[9_999])).hasValue(10_000);
  }

  @Test
  @Tag("D12")
  void ofManyWhoApplyTheSameChangesOneAppliesEach() {
    load(0);
    int changes = 60;

    List<List<Applied>> answers =
        Race.of(
            8,
            runner -> {
              List<Applied> own = new ArrayList<>();
              for (int rev = 1; rev <= changes; rev++) {
                own.add(mirror().apply(joined(rev, rev)));
              }
              return own;
            });

    for (int rev = 1; rev <= changes; rev++) {
      int index = rev - 1;
      assertThat(answers.stream().map(each -> each.get(index)))
          .containsOnlyOnce(Applied.APPLIED)
          .doesNotContain(Applied.GAP);
    }
    assertThat(mirror().position(event, changes)).hasValue(changes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void positionsEqualThoseOfAPlainSet(long seed) {
    Random random = new Random(seed);
    TreeSet<Long> waiting = new TreeSet<>();
    load(0);
    long next = 1;
    for (long rev = 1; rev <= 80; rev++) {
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
      assertThat(mirror().apply(new LineChange(event, rev, joined, gone)))
          .isEqualTo(Applied.APPLIED);
      long place = 1 + random.nextLong(next);
      if (waiting.contains(place)) {
        assertThat(mirror().position(event, place)).hasValue(waiting.headSet(place, true).size());
      } else {
        assertThat(mirror().position(event, place)).isEmpty();
      }
    }
  }

  private LineChange joined(long rev, long place) {
    return new LineChange(event, rev, new long[] {place}, NOBODY);
  }

  private void load(long rev, long... places) {
    mirror().load(new LineSnapshot(event, rev, places));
  }
}
