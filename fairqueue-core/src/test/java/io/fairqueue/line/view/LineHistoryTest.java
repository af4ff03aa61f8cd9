package io.fairqueue.line.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What holds for every life of a line, and for every way in which its rows may be told. */
class LineHistoryTest {

  private static final int STEPS = 150;

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  @Tag("D1")
  @Tag("D2")
  @Tag("D5")
  @Tag("D15")
  void isTheLineThatPaperWouldKeep(@ForAll long seed) {
    lived(seed);
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  @Tag("D2")
  void allWhoAreLiveStandWhereEachDoes(@ForAll long seed) {
    LineView view = lived(seed).view;
    for (long from : new long[] {1, 1 + view.summary().nextNumber() / 2}) {
      List<Standing> each = new ArrayList<>();
      for (long number = from; number < view.summary().nextNumber(); number++) {
        view.at(number).filter(fan -> fan.state().isLive()).ifPresent(each::add);
      }
      assertThat(view.live(from, Integer.MAX_VALUE)).isEqualTo(each);
      assertThat(view.live(from, 3)).isEqualTo(each.subList(0, Math.min(3, each.size())));
    }
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  @Tag("D1")
  void rowsThatComeLateTwiceOrOutOfOrderMakeTheSameLine(@ForAll long seed) {
    Rows line = lived(seed);
    Random random = new Random(seed);
    LineView other = new LineView(Rows.EVENT, new LineMemory(Long.MAX_VALUE));
    long rev = 0;
    while (rev < line.all.size()) {
      int told = Math.clamp(rev + random.nextInt(5) - 2, 0, line.all.size() - 1);
      Applied applied = other.apply(line.all.get(told));
      if (told < rev) {
        assertThat(applied).isEqualTo(new Applied.Old());
      } else if (told > rev) {
        assertThat(applied).isEqualTo(new Applied.Gap());
      } else {
        assertThat(applied).isEqualTo(new Applied.Done());
        rev++;
      }
    }

    assertThat(other.summary()).usingRecursiveComparison().isEqualTo(line.view.summary());
    for (long number = 1; number < other.summary().nextNumber(); number++) {
      assertThat(other.at(number)).isEqualTo(line.view.at(number));
    }
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  @Tag("D1")
  void aReplayFindsTheRowInWhichAnyFieldWasChanged(@ForAll long seed) {
    Rows line = lived(seed);
    LineReplay whole = LineReplay.of(Rows.EVENT, line.all.iterator());
    assertThat(whole.breach()).isEmpty();
    assertThat(whole.end()).usingRecursiveComparison().isEqualTo(line.view.summary());

    int changed = new Random(seed).nextInt(line.all.size());
    for (LineRow bad : changes(line.all.get(changed))) {
      List<LineRow> rows = new ArrayList<>(line.all);
      rows.set(changed, bad);
      LineReplay replay = LineReplay.of(Rows.EVENT, rows.iterator());
      assertThat(replay.rows()).as(bad.toString()).isEqualTo(changed);
      assertThat(replay.breach()).isPresent();
    }
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  @Tag("D1")
  void aReplayFindsTheRowThatIsMissing(@ForAll long seed) {
    Rows line = lived(seed);
    int missing = new Random(seed).nextInt(line.all.size() - 1);
    line.all.remove(missing);

    LineReplay replay = LineReplay.of(Rows.EVENT, line.all.iterator());

    assertThat(replay.rows()).isEqualTo(missing);
    assertThat(replay.breach().orElseThrow().rule()).isEqualTo(Breach.Rule.REV);
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  @Tag("D1")
  @Tag("D5")
  @Tag("N64")
  void whateverHappensBetweenNodesEachViewIsTheLogAndTheLogIsWhatWasTold(@ForAll long seed) {
    Nodes nodes = new Nodes(seed);
    for (int step = 0; step < 40; step++) {
      nodes.step();
    }
    nodes.compare();
  }

  private static Rows lived(long seed) {
    History history = new History(seed);
    for (int step = 0; step < STEPS; step++) {
      history.step();
    }
    return history.line;
  }

  /** A row for each field that may be another one, with the hash as it was. */
  private static List<LineRow> changes(LineRow row) {
    RowContent c = row.content();
    byte[] hash = row.hash().clone();
    hash[31] ^= 1;
    byte[] data = new byte[c.data().length + 1];
    System.arraycopy(c.data(), 0, data, 1, c.data().length);
    int[] gone = c.gone().clone();
    if (gone.length > 0) {
      gone[0]++;
    }
    UUID[] fans = c.fans().toArray();
    if (fans.length > 0) {
      fans[0] = new UUID(5, 5);
    }
    LineKind kind = c.kind() == LineKind.ADMITTED ? LineKind.ADMITTED_BY_HAND : LineKind.ADMITTED;
    List<LineRow> changes = new ArrayList<>();
    changes.add(row(new EventId(new UUID(1, 1)), row.rev(), row.at(), c, row.nonce(), row.hash()));
    changes.add(row(row.event(), row.rev() + 1, row.at(), c, row.nonce(), row.hash()));
    changes.add(row(row.event(), row.rev(), row.at() + 1, c, row.nonce(), row.hash()));
    changes.add(row(row.event(), row.rev(), row.at(), c, row.nonce() + 1, row.hash()));
    changes.add(row(row.event(), row.rev(), row.at(), c, row.nonce(), hash));
    List<RowContent> contents = new ArrayList<>();
    contents.add(content(c, kind, c.firstNumber(), c.fans(), c.gone(), c.admitted(), c.data()));
    contents.add(
        content(c, c.kind(), c.firstNumber() + 1, c.fans(), c.gone(), c.admitted(), c.data()));
    contents.add(
        content(c, c.kind(), c.firstNumber(), c.fans(), c.gone(), c.admitted() + 1, c.data()));
    contents.add(content(c, c.kind(), c.firstNumber(), c.fans(), c.gone(), c.admitted(), data));
    if (gone.length > 0) {
      contents.add(content(c, c.kind(), c.firstNumber(), c.fans(), gone, c.admitted(), c.data()));
    }
    if (fans.length > 0) {
      contents.add(
          content(c, c.kind(), c.firstNumber(), IdList.of(fans), c.gone(), c.admitted(), c.data()));
    }
    contents.forEach(
        each -> changes.add(row(row.event(), row.rev(), row.at(), each, row.nonce(), row.hash())));
    return changes;
  }

  private static LineRow row(
      EventId event, long rev, long at, RowContent content, long nonce, byte[] hash) {
    return new LineRow(event, rev, at, content, nonce, hash);
  }

  private static RowContent content(
      RowContent like,
      LineKind kind,
      long firstNumber,
      IdList fans,
      int[] gone,
      int admitted,
      byte[] data) {
    return new RowContent(kind, firstNumber, fans, gone, admitted, like.entryIds(), data);
  }
}
