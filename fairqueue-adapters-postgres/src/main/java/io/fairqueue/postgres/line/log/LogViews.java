package io.fairqueue.postgres.line.log;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.view.Applied;
import io.fairqueue.line.view.Breach;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Summary;
import io.fairqueue.port.LineViews;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's views of lines, made of the rows of {@code line_log}.
 *
 * <ol>
 *   <li>Rows that this node has committed are applied at once; those of others when they are heard
 *       of, or when a view is compared with the log, which a tick does twice a second.
 *   <li>Each row must follow the view's last one and break no rule; if it doesn't, the view is made
 *       again from the first row on.
 *   <li>A view answers only while it is known to have been equal to the log within 2 s.
 * </ol>
 */
public final class LogViews implements LineViews {

  private static final Logger LOG = LoggerFactory.getLogger(LogViews.class);
  private static final Statements SQL = new Statements(LogViews.class);
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** A view of a line whose sale is over is dropped when nobody has asked for so long. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  private static final int FETCHED_AT_ONCE = 200;

  private final Database database;
  private final LineMemory memory;
  private final InstantSource time;
  private final ConcurrentMap<EventId, Tracked> tracked = new ConcurrentHashMap<>();
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Instant refreshedAt = Instant.MIN;

  /** A line that has ceased to be live is asked for by its name the next time. */
  private volatile Set<EventId> lastLive = Set.of();

  public LogViews(Database database, LineMemory memory, InstantSource time) {
    this.database = database;
    this.memory = memory;
    this.time = time;
  }

  /** The view, if it may answer now. Never blocks on a store. */
  public Optional<LineView> fresh(EventId event) {
    Tracked line = tracked.get(event);
    Instant now = time.instant();
    if (line == null || line.confirmedAt.plus(FRESH).isBefore(now)) {
      return Optional.empty();
    }
    line.used(now);
    return Optional.of(line.view);
  }

  /** The view, as it is; empty where there is none. */
  public Optional<LineView> loaded(EventId event) {
    return Optional.ofNullable(tracked.get(event)).map(line -> line.view);
  }

  /**
   * The views of all lines, as they are. Every line that was live 2 s ago is among them, but for
   * those that can't be loaded.
   */
  public Map<EventId, LineView> all() {
    if (isLongAgo(refreshedAt)) {
      refreshing.lock();
      try {
        if (isLongAgo(refreshedAt)) {
          refresh();
        }
      } finally {
        refreshing.unlock();
      }
    }
    return loaded();
  }

  private boolean isLongAgo(Instant moment) {
    return moment.plus(FRESH).isBefore(time.instant());
  }

  /** The views that there are, as they are. Never blocks. */
  public Map<EventId, LineView> loaded() {
    Map<EventId, LineView> views = new HashMap<>();
    tracked.forEach((event, line) -> views.put(event, line.view));
    return views;
  }

  /** A fresh view, or else the exact one; empty for an unknown line. */
  public Optional<LineView> current(EventId event) {
    Optional<LineView> fresh = fresh(event);
    return fresh.isPresent() ? fresh : exact(event);
  }

  /** The view as the line is now; empty for an unknown line. */
  public Optional<LineView> exact(EventId event) {
    return database.run(handle -> exact(handle, event));
  }

  /** The same by a connection of the caller's. */
  public Optional<LineView> exact(Handle handle, EventId event) {
    Instant asked = time.instant();
    return head(handle, event)
        .map(
            head -> {
              Tracked line = upTo(handle, event, head);
              line.confirm(asked);
              return line.view;
            });
  }

  /** Has a view, so that a turn need not load one while it holds the line: that may take long. */
  public void prepare(EventId event) {
    if (!tracked.containsKey(event)) {
      database.runAtLength(handle -> exact(handle, event));
    }
  }

  /**
   * Brings the view to where the line is, whose lock the caller has: then it is up to date until
   * the caller's transaction ends.
   */
  public LineView atHead(Handle handle, EventId event, long rev, byte[] hash) {
    return upTo(handle, event, new Head(rev, hash)).view;
  }

  /** Rows that this node has just committed. */
  public void committed(EventId event, List<LineRow> rows) {
    Instant now = time.instant();
    Tracked line = tracked.get(event);
    if (line == null) {
      return;
    }
    for (LineRow row : rows) {
      if (!(line.view.apply(row) instanceof Applied.Done)) {
        // Somebody has read it from the log meanwhile, or the next comparison finds what is
        // missing.
        return;
      }
    }
    line.confirm(now);
  }

  @Override
  public void refresh() {
    // At the start that takes a while: callers who come meanwhile need not load the same lines.
    refreshing.lock();
    try {
      compareAll();
    } finally {
      refreshing.unlock();
    }
  }

  private void compareAll() {
    Instant asked = time.instant();
    Map<EventId, Head> live = new HashMap<>();
    Map<EventId, Head> over = new HashMap<>();
    List<EventId> viewed =
        tracked.keySet().stream().filter(event -> !lastLive.contains(event)).toList();
    database.run(
        handle ->
            SQL.query(handle, "heads")
                .bind("viewed", BinaryArray.uuids(viewed, EventId::value))
                .map(
                    (row, context) ->
                        (row.getBoolean("live") ? live : over)
                            .put(
                                new EventId(Columns.uuid(row, "event_id")),
                                new Head(
                                    row.getLong("rev"), requireNonNull(row.getBytes("last_hash")))))
                .list());
    lastLive = Set.copyOf(live.keySet());
    Instant idle = asked.minus(IDLE);
    tracked.forEach(
        (event, line) -> {
          if (!live.containsKey(event) && line.isIdleSince(idle)) {
            drop(event);
          }
        });
    over.keySet().retainAll(tracked.keySet());
    RuntimeException failed = null;
    for (Map.Entry<EventId, Head> line :
        Stream.of(live, over).flatMap(each -> each.entrySet().stream()).toList()) {
      try {
        compare(line.getKey(), line.getValue(), asked);
      } catch (RuntimeException e) {
        failed = e;
      }
    }
    refreshedAt = asked;
    if (failed != null) {
      throw failed;
    }
  }

  private void compare(EventId event, Head head, Instant asked) {
    Tracked line = tracked.get(event);
    if (line == null || !head.isOf(line.view.summary())) {
      line = database.runAtLength(handle -> upTo(handle, event, head));
    }
    line.confirm(asked);
  }

  @Override
  public void heard(EventId event, long rev) {
    Tracked line = tracked.get(event);
    if (line != null
        && line.view.summary().rev() < rev
        && line.following.compareAndSet(false, true)) {
      soon(
          event,
          () -> {
            line.following.set(false);
            var followed = exact(event);
            LOG.debug("the line of {} is at {}", event, followed.map(view -> view.summary().rev()));
          });
    }
  }

  @Override
  public void rebuild(EventId event) {
    soon(
        event,
        () -> {
          drop(event);
          prepare(event);
          LOG.info("the view of the line of {} was made again", event);
        });
  }

  private static void soon(EventId event, Runnable work) {
    Thread.ofVirtual()
        .name("fairqueue-line")
        .start(
            () -> {
              try {
                work.run();
              } catch (StoreUnavailableException lost) {
                LOG.debug("the next comparison finds what is missing", lost);
              } catch (RuntimeException e) {
                LOG.error("the view of the line of {} could not be made", event, e);
              }
            });
  }

  @Override
  public OptionalLong rev(EventId event) {
    return loaded(event)
        .map(view -> OptionalLong.of(view.summary().rev()))
        .orElse(OptionalLong.empty());
  }

  @Override
  public Duration staleness() {
    Instant now = time.instant();
    return tracked.values().stream()
        .map(line -> Duration.between(line.confirmedAt, now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  public long bytes() {
    return memory.used();
  }

  private void drop(EventId event) {
    Tracked line = tracked.remove(event);
    if (line != null) {
      line.view.release();
    }
  }

  private static Optional<Head> head(Handle handle, EventId event) {
    return SQL.query(handle, "head")
        .bind("event", event.value())
        .map(
            (row, context) ->
                new Head(row.getLong("rev"), requireNonNull(row.getBytes("last_hash"))))
        .findOne();
  }

  /** One caller at a time reads the log of a line; callers who come meanwhile find it done. */
  private Tracked upTo(Handle handle, EventId event, Head head) {
    Tracked line = tracked.computeIfAbsent(event, id -> new Tracked(new LineView(id, memory)));
    if (head.isOf(line.view.summary())) {
      return line;
    }
    line.reading.lock();
    try {
      follow(handle, event, line, head);
      return line;
    } finally {
      line.reading.unlock();
    }
  }

  private void follow(Handle handle, EventId event, Tracked line, Head head) {
    Optional<Breach> breach = read(handle, event, line.view);
    if (breach.isEmpty() && stands(handle, event, line.view.summary(), head)) {
      return;
    }
    LOG.error(
        "the view of the line of {} is made again: {}",
        event,
        breach.map(Breach::toString).orElse("its last row is another one"));
    LineView again = new LineView(event, memory);
    read(handle, event, again)
        .ifPresent(
            real -> {
              again.release();
              throw new StoreDataException("the log of " + event + " breaks a rule: " + real);
            });
    line.view.release();
    line.view = again;
  }

  /** Whether a view is at the end of the log; or beyond it, where the log has gone on since. */
  private static boolean stands(Handle handle, EventId event, Summary view, Head head) {
    return head.isOf(view)
        || (view.rev() > head.rev()
            && head(handle, event)
                .filter(later -> later.rev() > view.rev() || later.isOf(view))
                .isPresent());
  }

  private static Optional<Breach> read(Handle handle, EventId event, LineView view) {
    if (view.summary().rev() == 0) {
      SQL.query(handle, "fans")
          .bind("event", event.value())
          .mapTo(Long.class)
          .findOne()
          .ifPresent(view::expect);
    }
    try (ResultIterator<LineRow> rows =
        LogRows.after(handle, event, view.summary().rev(), FETCHED_AT_ONCE)) {
      while (rows.hasNext()) {
        if (view.apply(rows.next()) instanceof Breach breach) {
          return Optional.of(breach);
        }
      }
      return Optional.empty();
    }
  }

  /** The end of a line's log. */
  private record Head(long rev, byte[] hash) {

    boolean isOf(Summary line) {
      return rev == line.rev() && Arrays.equals(hash, line.hash());
    }
  }
}
