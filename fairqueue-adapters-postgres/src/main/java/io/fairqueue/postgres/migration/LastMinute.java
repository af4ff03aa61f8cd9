package io.fairqueue.postgres.migration;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The admissions that the rate may still count, as rows: so that a line that is moved in the middle
 * of a sale admits no more than before. A fan passed over by one of these rounds is away until
 * then.
 */
final class LastMinute {

  private static final Statements SQL = new Statements(EntriesToLog.class);

  private final List<Round> rounds = new ArrayList<>();
  private final Set<Integer> admitted = new HashSet<>();
  private final Set<Integer> late = new HashSet<>();
  private int lastNumber;

  private LastMinute() {}

  /** Of a line whose last change was then. */
  static LastMinute read(Handle handle, EventId event, Instant lastAt) {
    TreeMap<Moment, List<Integer>> byMoment = new TreeMap<>();
    SQL.query(handle, "rounds")
        .bind("event", event.value())
        .bind("since", lastAt.minus(AdmissionPolicy.RATE_WINDOW))
        .map(
            (row, context) ->
                byMoment
                    .computeIfAbsent(
                        new Moment(
                            Columns.instant(row, "admitted_at").toEpochMilli(),
                            row.getBoolean("admitted_by_hand")),
                        moment -> new ArrayList<>())
                    .add(row.getInt("number")))
        .list();
    LastMinute minute = new LastMinute();
    byMoment.forEach(minute::add);
    return minute;
  }

  private void add(Moment moment, List<Integer> numbers) {
    int[] back = numbers.stream().mapToInt(Integer::intValue).filter(n -> n < lastNumber).toArray();
    Arrays.stream(back).forEach(late::add);
    admitted.addAll(numbers);
    lastNumber = Math.max(lastNumber, numbers.getLast());
    List<RowContent> rows = new ArrayList<>(back(back));
    LineKind kind = moment.byHand ? LineKind.ADMITTED_BY_HAND : LineKind.ADMITTED;
    rows.addAll(rows(kind, numbers.stream().mapToInt(Integer::intValue).toArray()));
    rounds.add(new Round(moment.at, rows));
  }

  List<Round> rounds() {
    return rounds;
  }

  /** When the first round was; empty if there was none. */
  OptionalLong beganAt() {
    return rounds.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rounds.getFirst().at);
  }

  /** The highest number that was admitted; 0 for none. */
  int lastNumber() {
    return lastNumber;
  }

  /** What a number was before the first round, which is now this. */
  FanState state(long number, FanState now) {
    if (number > lastNumber) {
      return now;
    }
    if (admitted.contains((int) number)) {
      return late.contains((int) number) ? FanState.AWAY : FanState.WAITING;
    }
    return now == FanState.WAITING ? FanState.AWAY : now;
  }

  /** Rows by which these are back. */
  static List<RowContent> back(int... numbers) {
    return rows(LineKind.BACK, numbers);
  }

  private static List<RowContent> rows(LineKind kind, int... numbers) {
    List<RowContent> rows = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += RowContent.MAX_GONE) {
      int end = Math.min(numbers.length, i + RowContent.MAX_GONE);
      rows.add(RowContent.gone(kind, Arrays.copyOfRange(numbers, i, end)));
    }
    return rows;
  }

  /** The admissions of one moment, and those before them who are back. */
  record Round(long at, List<RowContent> rows) {}

  private record Moment(long at, boolean byHand) implements Comparable<Moment> {

    @Override
    public int compareTo(Moment other) {
      return at == other.at ? Boolean.compare(byHand, other.byHand) : Long.compare(at, other.at);
    }
  }
}
