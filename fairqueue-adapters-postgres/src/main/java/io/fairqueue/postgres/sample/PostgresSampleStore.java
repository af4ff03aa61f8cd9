package io.fairqueue.postgres.sample;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.sample.SampledTime;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Summary;
import io.fairqueue.port.sample.SampleStore;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Figures of events over time, in {@code line_samples}. */
public final class PostgresSampleStore implements SampleStore {

  /** Payments begin while their claim is held, and no claim is held for longer. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(1);

  private static final Statements SQL = new Statements(PostgresSampleStore.class);

  /** Nodes come a little early or late. */
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private static final Duration RECENT = Duration.ofDays(1);
  private static final int DROPPED_AT_ONCE = 10_000;

  private final Database database;
  private final LogViews views;

  /**
   * @param views tell how many wait
   */
  public PostgresSampleStore(Database database, LogViews views) {
    this.database = database;
    this.views = views;
  }

  @Override
  public int take(Instant now) {
    Instant due = now.minus(SampleSpan.GRAIN).plus(TOLERANCE);
    List<EventId> events = events(due, now);
    if (events.isEmpty()) {
      return 0;
    }
    Map<EventId, LineView> lines = views.all();
    List<Optional<Summary>> seen =
        events.stream()
            .map(event -> Optional.ofNullable(lines.get(event)).map(LineView::summary))
            .toList();
    return database.runAtLength(
        handle ->
            SQL.query(handle, "take.2-write")
                .bind("now", now)
                .bind("due", due)
                .bind("events", BinaryArray.uuids(events, EventId::value))
                .bindArray("joined", Long.class, each(seen, PostgresSampleStore::joined))
                .bindArray("waiting", Long.class, each(seen, PostgresSampleStore::waiting))
                .map((row, context) -> row.getInt("taken"))
                .one());
  }

  private List<EventId> events(Instant due, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "take.1-events")
                .bind("due", due)
                .bind("recent", now.minus(RECENT))
                .map((row, context) -> new EventId(Columns.uuid(row, "id")))
                .list());
  }

  private static Object[] each(List<Optional<Summary>> lines, Figure figure) {
    return lines.stream().map(line -> line.map(figure::of).orElse(null)).toArray();
  }

  private static long joined(Summary line) {
    return line.nextNumber() - 1;
  }

  private static long waiting(Summary line) {
    return line.waiting() + line.away();
  }

  @Override
  public List<LineSample> of(SampleSpan span) {
    return database.run(
        handle ->
            SQL.query(handle, "of")
                .bind("event", span.event().value())
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("step", span.step().toSeconds())
                .map(PostgresSampleStore::sample)
                .list());
  }

  @Override
  public List<PaymentStep> payments(SampleSpan span) {
    return database.run(
        handle ->
            SQL.query(handle, "payments")
                .bind("event", span.event().value())
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("earliest", span.from().minus(LONGEST_HOLD))
                .bind("step", span.step().toSeconds())
                .map(
                    (row, context) ->
                        new PaymentStep(
                            Columns.instant(row, "at"),
                            row.getLong("paid"),
                            row.getLong("failed"),
                            row.getLong("open")))
                .list());
  }

  @Override
  public Optional<SampledTime> sampled(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "sampled")
                .bind("event", event.value())
                .map(
                    (row, context) ->
                        new SampledTime(
                            Columns.instant(row, "first_at"), Columns.instant(row, "last_at")))
                .findOne());
  }

  private static LineSample sample(ResultSet row, StatementContext context) throws SQLException {
    return new LineSample(
        Columns.instant(row, "at"),
        row.getLong("waiting"),
        row.getLong("admitted"),
        row.getLong("joined_total"),
        row.getLong("admitted_total"),
        row.getLong("left_total"),
        row.getLong("expired_total"),
        row.getLong("free"),
        row.getLong("held"),
        row.getLong("sold"),
        row.getLong("confirmed_total"),
        row.getLong("captured_minor"),
        row.getLong("refunded_minor"),
        orNull(Columns.optionalDouble(row, "wait_p50")),
        orNull(Columns.optionalDouble(row, "wait_p90")));
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  @Override
  public int prune(Instant now) {
    int thinned =
        database.runAtLength(
            handle ->
                SQL.query(handle, "prune.1-thin")
                    .bind("thin", now.minus(EACH))
                    .map((row, context) -> row.getInt("thinned"))
                    .one());
    int dropped =
        database.runAtLength(
            handle ->
                SQL.update(handle, "prune.2-drop")
                    .bind("before", now.minus(EACH_MINUTE))
                    .bind("limit", DROPPED_AT_ONCE)
                    .execute());
    return thinned + dropped;
  }

  /** A number of a line. */
  private interface Figure {

    long of(Summary line);
  }
}
