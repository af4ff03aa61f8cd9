package io.fairqueue.line.view;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineHash;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** A view under test, and the rows that it was given. */
public final class Rows {

  public static final EventId EVENT =
      new EventId(UUID.fromString("018f6f2e-0000-7000-8000-0000000000e1"));
  public static final long START = 1_798_873_200_000L;
  public static final Duration TTL = Duration.ofMinutes(1);

  public final List<LineRow> all = new ArrayList<>();
  public final LineView view;
  public long now = START;

  public Rows() {
    this(new LineMemory(Long.MAX_VALUE));
  }

  public Rows(LineMemory memory) {
    this.view = new LineView(EVENT, memory);
  }

  /** A line whose sale is on. */
  public static Rows onSale() {
    Rows rows = new Rows();
    rows.status(active());
    return rows;
  }

  public static SaleState active() {
    return new SaleState(
        EventStatus.ACTIVE,
        START,
        START + Duration.ofDays(1).toMillis(),
        null,
        policy(),
        List.of(),
        OptionalLong.empty());
  }

  public static SalePolicy policy() {
    return SalePolicy.defaults().edit().waitingTtl(TTL).build();
  }

  public static CustomerId fan(int name) {
    return new CustomerId(new UUID(0x7000L, 0x8000_0000_0000_0000L | name));
  }

  public static LineRequest join(int fan) {
    return new LineRequest.Join(fan(fan));
  }

  public static LineRequest leave(int fan) {
    return new LineRequest.Leave(fan(fan));
  }

  public List<LineAnswer> ask(LineRequest... requests) {
    return commit(view.draft(List.of(requests), Set.of(), now, all.size())).answers();
  }

  /** Fans of these names join. */
  public void joinAll(int from, int to) {
    for (int fan = from; fan <= to; fan++) {
      ask(join(fan));
    }
  }

  public void status(SaleState sale) {
    commit(view.draftRow(RowContent.status(sale), now, all.size()));
  }

  public LineDraft admit(int count) {
    return commit(view.draftAdmission(count, false, Set.of(), now, all.size()));
  }

  public LineDraft gone(LineKind kind, int... numbers) {
    return commit(view.draftGone(kind, numbers, new byte[0], now, all.size()));
  }

  public LineDraft commit(LineDraft draft) {
    for (LineRow row : draft.rows()) {
      Applied applied = view.apply(row);
      if (!(applied instanceof Applied.Done)) {
        throw new AssertionError(applied);
      }
      all.add(row);
    }
    return draft;
  }

  /** The row that would follow, whatever it says. */
  public LineRow next(RowContent content) {
    Summary end = view.summary();
    return new LineRow(
        EVENT,
        end.rev() + 1,
        now,
        content,
        9,
        LineHash.of(end.hash(), EVENT, end.rev() + 1, now, content, 9));
  }

  public FanState state(int fan) {
    return view.find(fan(fan)).orElseThrow().state();
  }

  public long position(int fan) {
    return view.find(fan(fan)).orElseThrow().position();
  }
}
