package io.fairqueue.line.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.util.Iterator;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D2")
final class LongLineTest {

  private static final int FANS = 1_000_000;

  @Test
  void aMillionFansTakeNoMoreThan40BytesEach() {
    LineMemory memory = new LineMemory(Long.MAX_VALUE);
    LineView view = new LineView(Rows.EVENT, memory);
    double max = 0;
    for (Iterator<LineRow> rows = rows(RowContent.MAX_FANS); rows.hasNext(); ) {
      assertThat(view.apply(rows.next())).isInstanceOf(Applied.Done.class);
      long fans = view.summary().nextNumber() - 1;
      if (fans > 100_000) {
        max = Math.max(max, (double) memory.used() / fans);
      }
    }

    assertThat(max).isLessThan(40);
    assertThat(view.at(777_777).orElseThrow().position()).isEqualTo(777_777);
  }

  @Test
  void aMillionFansWhoAreExpectedTakeNoMore() {
    LineMemory memory = new LineMemory(Long.MAX_VALUE);
    LineView view = new LineView(Rows.EVENT, memory);
    view.expect(FANS);
    long expected = memory.used();
    rows(RowContent.MAX_FANS).forEachRemaining(view::apply);
    view.expect(10L * FANS);

    assertThat(expected).isGreaterThan(10L * FANS);
    assertThat((double) memory.used() / FANS).isLessThan(40);
    assertThat(view.at(777_777).orElseThrow().position()).isEqualTo(777_777);
    view.release();
    assertThat(memory.used()).isZero();
  }

  @Test
  void aMillionFansWhoCameAloneAreReplayed() {
    LineReplay replay = LineReplay.of(Rows.EVENT, rows(1));

    assertThat(replay.breach()).isEmpty();
    assertThat(replay.rows()).isEqualTo(FANS);
    assertThat(replay.end().waiting()).isEqualTo(FANS);
  }

  private static Iterator<LineRow> rows(int each) {
    Random random = new Random(11);
    return new Iterator<>() {

      private byte[] hash = LineRow.start(Rows.EVENT);
      private long rev;
      private int joined;

      @Override
      public boolean hasNext() {
        return joined < FANS;
      }

      @Override
      public LineRow next() {
        UUID[] fans = new UUID[Math.min(each, FANS - joined)];
        for (int i = 0; i < fans.length; i++) {
          fans[i] = new UUID(random.nextLong(), random.nextLong());
        }
        rev++;
        LineRow row =
            LineRow.after(
                hash,
                Rows.EVENT,
                rev,
                Rows.START + rev,
                RowContent.fans(LineKind.JOINED, joined + 1L, IdList.of(fans)),
                rev);
        joined += fans.length;
        hash = row.hash();
        return row;
      }
    };
  }
}
