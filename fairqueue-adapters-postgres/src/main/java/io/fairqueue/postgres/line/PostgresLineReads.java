package io.fairqueue.postgres.line;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Turnout;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What there is to know of the line of each event, mostly from its view in memory.
 *
 * <p>A fan who waits or is in the lobby by a fresh view is answered at once. One who doesn't may
 * have joined or been admitted a moment ago on another node: the log's end is asked then, and the
 * view follows.
 */
public final class PostgresLineReads implements LineReads {

  private static final Statements SQL = new Statements(PostgresLineReads.class);

  private final Database database;
  private final LogViews views;
  private final DueLines dueLines;

  /**
   * @param lines knows whom it has told what
   */
  public PostgresLineReads(Database database, LogViews views, PostgresLineStore lines) {
    this.database = database;
    this.views = views;
    this.dueLines = new DueLines(database, views, lines.closeFans());
  }

  @Override
  public Optional<EventId> eventOf(EntryId entry) {
    return database
        .run(
            handle ->
                SQL.query(handle, "eventOf.1-entry")
                    .bind("tag", EntryIds.tagOf(entry))
                    .mapTo(UUID.class)
                    .findOne())
        .or(
            () ->
                database.runAtLength(
                    handle ->
                        SQL.query(handle, "eventOf.2-oldEntry")
                            .bind("entry", entry.value())
                            .mapTo(UUID.class)
                            .findOne()))
        .map(EventId::new);
  }

  @Override
  public List<EventId> admittable(Instant now) {
    return dueLines.admittable(now);
  }

  @Override
  public List<EventId> waited(Instant now) {
    return dueLines.waited(now);
  }

  @Override
  public List<EventId> expirable(Instant now) {
    return dueLines.expirable(now);
  }

  @Override
  public Optional<QueueEntry> find(EventId event, CustomerId customer) {
    return findAll(event, List.of(customer)).stream().findFirst();
  }

  @Override
  public Optional<PlaceInLine> peek(EventId event, CustomerId customer) {
    return views
        .fresh(event)
        .flatMap(
            view ->
                view.find(customer)
                    .filter(PostgresLineReads::isSeen)
                    .map(
                        fan ->
                            new PlaceInLine(
                                new EntryReader(event, view).inLine(fan), fan.position())));
  }

  private static boolean isSeen(Standing fan) {
    return fan.state().isLive();
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    List<QueueEntry> found = new ArrayList<>(customers.size());
    List<CustomerId> unseen = new ArrayList<>();
    LineView view = views.fresh(event).orElse(null);
    EntryReader entries = view == null ? null : new EntryReader(event, view);
    for (CustomerId customer : customers) {
      Standing fan = view == null ? null : view.find(customer).orElse(null);
      if (fan != null && entries != null && isSeen(fan)) {
        found.add(entries.inLine(fan));
      } else {
        unseen.add(customer);
      }
    }
    if (!unseen.isEmpty()) {
      found.addAll(database.run(handle -> readRows(handle, event, unseen)));
    }
    return found;
  }

  private List<QueueEntry> readRows(Handle handle, EventId event, List<CustomerId> customers) {
    LineView view = views.exact(handle, event).orElse(null);
    return view == null
        ? List.of()
        : new EntryReader(event, view)
            .read(
                handle,
                customers.stream().distinct().flatMap(fan -> view.find(fan).stream()).toList());
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    return views
        .current(event)
        .flatMap(view -> view.atPlace(place))
        .filter(fan -> fan.position() > 0)
        .map(fan -> OptionalLong.of(fan.position()))
        .orElse(OptionalLong.empty());
  }

  @Override
  public long waiting(EventId event) {
    return views
        .current(event)
        .map(LineView::summary)
        .map(line -> line.waiting() + line.away())
        .orElse(0L);
  }

  @Override
  public long inLobby(EventId event) {
    return views.current(event).map(view -> view.summary().unplaced()).orElse(0L);
  }

  @Override
  public List<PlaceInLine> waiting(EventId event, long number, int count) {
    return views
        .current(event)
        .map(
            view -> {
              EntryReader entries = new EntryReader(event, view);
              return view.live(number, count).stream()
                  .filter(PostgresLineReads::isSeen)
                  .map(fan -> new PlaceInLine(entries.inLine(fan), fan.position()))
                  .toList();
            })
        .orElse(List.of());
  }

  @Override
  public LineBlocks blocks(EventId event) {
    return views
        .current(event)
        .map(LineView::blocks)
        .orElseGet(() -> LineBlocks.of(0, -1, 0, place -> 0));
  }

  @Override
  public Pace pace(EventId event, SalePolicy policy, Instant now) {
    return views.loaded(event).map(view -> view.pace(policy, now)).orElse(Pace.UNKNOWN);
  }

  @Override
  public LineActivity activity(EventId event, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "activity")
                .bind("event", event.value())
                .bind("now", now)
                .bind("window", AdmissionPolicy.RATE_WINDOW.toMillis())
                .map(
                    (row, context) ->
                        new LineActivity(row.getLong("active"), row.getLong("admitted_in_window")))
                .findOne()
                .orElse(new LineActivity(0, 0)));
  }

  @Override
  public Turnout turnout(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "turnout")
                .bind("event", event.value())
                .map((row, context) -> new Turnout(row.getLong("used"), row.getLong("unused")))
                .one());
  }

  @Override
  public DropOff dropOff(EventId event) {
    return database.runAtLength(
        handle ->
            SQL.query(handle, "dropOff")
                .bind("event", event.value())
                .bindArray(
                    "bounds",
                    Long.class,
                    DropOff.BOUNDS.stream().map(Duration::toSeconds).toArray())
                .map(
                    (row, context) ->
                        new DropOff(
                            Arrays.stream(Columns.longs(row, "counts")).boxed().toList(),
                            Columns.optionalDouble(row, "p50"),
                            Columns.optionalDouble(row, "p90")))
                .one());
  }
}
