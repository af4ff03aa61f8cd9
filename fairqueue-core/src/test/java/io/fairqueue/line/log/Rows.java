package io.fairqueue.line.log;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.SalePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** A view under test, and the rows that it was given. */
final class Rows {

  static final EventId EVENT = new EventId(UUID.fromString("018f6f2e-0000-7000-8000-0000000000e1"));
  static final long START = 1_798_873_200_000L;
  static final Duration TTL = Duration.ofMinutes(1);

  final List<LineRow> all = new ArrayList<>();
  final LineView view;
  long now = START;

  Rows() {
    this(new LineMemory(Long.MAX_VALUE));
  }

  Rows(LineMemory memory) {
    this.view = new LineView(EVENT, memory);
  }

  /** A line whose sale is on. */
  static Rows onSale() {
    Rows rows = new Rows();
    rows.status(active());
    return rows;
  }

  static SaleState active() {
    return new SaleState(
        EventStatus.ACTIVE,
        START,
        START + Duration.ofDays(1).toMillis(),
        null,
        policy(),
        List.of(),
        OptionalLong.empty());
  }

  static SalePolicy policy() {
    return new SalePolicy(
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        1,
        OptionalInt.empty(),
        OptionalInt.empty(),
        1.0,
        1,
        TTL,
        3);
  }

  static CustomerId fan(int name) {
    return new CustomerId(new UUID(0x7000L, 0x8000_0000_0000_0000L | name));
  }

  static LineRequest join(int fan) {
    return new LineRequest.Join(fan(fan));
  }

  static LineRequest leave(int fan) {
    return new LineRequest.Leave(fan(fan));
  }

  List<LineAnswer> ask(LineRequest... requests) {
    return commit(view.draft(List.of(requests), Set.of(), now, all.size())).answers();
  }

  /** Fans of these names join. */
  void joinAll(int from, int to) {
    for (int fan = from; fan <= to; fan++) {
      ask(join(fan));
    }
  }

  void status(SaleState sale) {
    commit(view.draftRow(RowContent.status(sale), now, all.size()));
  }

  LineDraft admit(int count) {
    return commit(view.draftAdmission(count, false, Set.of(), now, all.size()));
  }

  LineDraft gone(LineKind kind, int... numbers) {
    return commit(view.draftGone(kind, numbers, new byte[0], now, all.size()));
  }

  LineDraft commit(LineDraft draft) {
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
  LineRow next(RowContent content) {
    Summary end = view.summary();
    return new LineRow(
        EVENT,
        end.rev() + 1,
        now,
        content,
        9,
        LineHash.of(end.hash(), EVENT, end.rev() + 1, now, content, 9));
  }

  FanState state(int fan) {
    return view.find(fan(fan)).orElseThrow().state();
  }

  long position(int fan) {
    return view.find(fan(fan)).orElseThrow().position();
  }
}
