package io.fairqueue.postgres.line;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Turnout;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.port.QueueStore;
import io.fairqueue.postgres.account.AccountClock;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.GroupCommit;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.fairqueue.postgres.connection.ConnectionShares;
import io.fairqueue.postgres.line.LineRequest.Answer;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;

/**
 * The line of each event: its log in {@code line_log}, what the admitted have in {@code
 * admissions}, and a view of each in memory, from which most is answered.
 *
 * <p>Whoever waits by a view that is fresh is told so at once. Whoever doesn't may have joined or
 * been admitted a moment ago on another node: the log's end is asked then, and the view follows.
 */
public final class PostgresQueueStore implements QueueStore, AutoCloseable {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);
  private static final byte[] NO_DATA = {};

  private final Database database;
  private final Lines lines;
  private final LogViews views;
  private final Admissions admissions;
  private final Expiries expiries;
  private final DueLines dueLines;
  private final Windows windows;
  private final Presences presences;
  private final GroupCommit<LineRequest, Answer> batches;

  public PostgresQueueStore(
      Database database, Lines lines, AccountClock accounts, ConnectionShares shares, Watch watch) {
    this.database = database;
    this.lines = lines;
    this.views = lines.views();
    this.admissions = new Admissions(lines);
    this.expiries = new Expiries(lines);
    this.dueLines = new DueLines(database, views);
    this.presences = new Presences(database, lines);
    this.windows = new Windows(database, views, shares, watch);
    this.batches = new GroupCommit<>("line-writer", 1, new LineBatch(database, lines, accounts));
  }

  @Override
  public JoinOutcome join(
      EventId event, CustomerId customer, List<EntryLimit> limits, Instant now) {
    Answer answer = batches.submit(event, LineRequest.Join.here(customer, limits, now));
    return ((Answer.ToJoin) answer).outcome();
  }

  @Override
  public CompletionStage<JoinOutcome> joinSoon(
      EventId event, CustomerId customer, List<EntryLimit> limits, Instant now, Executor executor) {
    return joinSoon(event, LineRequest.Join.here(customer, limits, now), executor);
  }

  @Override
  public CompletionStage<JoinOutcome> joinSoon(
      EventId event,
      CustomerSession session,
      List<EntryLimit> limits,
      Instant now,
      Executor executor) {
    return joinSoon(event, LineRequest.Join.here(session, limits, now), executor);
  }

  private CompletionStage<JoinOutcome> joinSoon(
      EventId event, LineRequest.Join request, Executor executor) {
    CompletableFuture<JoinOutcome> outcome = new CompletableFuture<>();
    batches.submit(
        event,
        request,
        executor,
        (answer, failure) -> {
          if (answer instanceof Answer.ToJoin join) {
            outcome.complete(join.outcome());
          } else {
            outcome.completeExceptionally(
                failure == null ? new IllegalStateException("answered " + answer) : failure);
          }
        });
    return outcome;
  }

  @Override
  public LeaveOutcome leave(EventId event, CustomerId customer, Instant now) {
    Answer answer = batches.submit(event, new LineRequest.Leave(customer, now));
    return ((Answer.ToLeave) answer).outcome();
  }

  @Override
  public Optional<EventId> eventOf(EntryId entry) {
    return database
        .run(
            handle ->
                SQL.query(handle, "eventOf")
                    .bind("tag", EntryIds.tagOf(entry))
                    .mapTo(UUID.class)
                    .findOne())
        .or(
            () ->
                database.runAtLength(
                    handle ->
                        SQL.query(handle, "eventOfOldEntry")
                            .bind("entry", entry.value())
                            .mapTo(UUID.class)
                            .findOne()))
        .map(EventId::new);
  }

  @Override
  public LeaveOutcome remove(EventId event, EntryId entry, Instant now) {
    return lines.inTurn(event, turn -> remove(turn, entry, now));
  }

  private static LeaveOutcome remove(LineTurn turn, EntryId entry, Instant asked) {
    LineTurn.Locked line = turn.lock();
    Instant now = line.now(asked);
    EntryReader entries = new EntryReader(turn.event(), line.view());
    Standing fan = entries.find(entry);
    if (fan == null) {
      return new LeaveOutcome.NotInLine();
    }
    if (fan.state().isLive()) {
      int[] number = {(int) fan.number()};
      turn.write(
          nonce ->
              line.view().draftGone(LineKind.REMOVED, number, NO_DATA, now.toEpochMilli(), nonce));
      return new LeaveOutcome.Left(entries.waiting(fan).abandon());
    }
    if (!LineDecision.giveUp(turn, now, List.of(fan.number())).isEmpty()) {
      return new LeaveOutcome.Left(new QueueEntry.Abandoned(entries.facts(fan)));
    }
    return entries.read(turn.handle(), fan) instanceof QueueEntry.Completed used
        ? new LeaveOutcome.AlreadyUsed(used)
        : new LeaveOutcome.NotInLine();
  }

  @Override
  public List<QueueEntry.Admitted> admit(
      EventId event, AdmissionPolicy policy, int atMost, Instant now) {
    return admissions.admit(event, policy, atMost, now);
  }

  @Override
  public Optional<List<QueueEntry.Admitted>> admit(
      Event read, boolean byHand, int atMost, Instant now) {
    return admissions.admit(read, byHand, atMost, now);
  }

  @Override
  public Optional<HandAdmission> admitByHand(Event read, int atMost, Instant now) {
    return admissions.byHand(read, atMost, now);
  }

  @Override
  public List<EventId> admittable(Instant now) {
    return dueLines.admittable(now);
  }

  @Override
  public List<EventId> expirable(Instant now) {
    return dueLines.expirable(now);
  }

  @Override
  public void seen(EventId event, Collection<CustomerId> customers, Instant now) {
    presences.seen(event, customers, now);
  }

  @Override
  public List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant now) {
    return expiries.expire(event, waitingTtl, now);
  }

  @Override
  public List<QueueEntry.Expired> close(EventId event, Instant now) {
    return expiries.close(event, now);
  }

  @Override
  public ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now) {
    return windows.extend(event, customer, window, maxExtensions, now);
  }

  @Override
  public Optional<QueueEntry> find(EventId event, CustomerId customer) {
    return findAll(event, List.of(customer)).stream().findFirst();
  }

  @Override
  public Optional<PlaceInLine> glimpse(EventId event, CustomerId customer) {
    return views
        .fresh(event)
        .flatMap(
            view ->
                view.find(customer)
                    .filter(PostgresQueueStore::waits)
                    .map(
                        fan ->
                            new PlaceInLine(
                                new EntryReader(event, view).waiting(fan), fan.position())));
  }

  private static boolean waits(Standing fan) {
    return fan.state() == FanState.WAITING || fan.state() == FanState.AWAY;
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    List<QueueEntry> found = new ArrayList<>(customers.size());
    List<CustomerId> unseen = new ArrayList<>();
    LineView view = views.fresh(event).orElse(null);
    EntryReader entries = view == null ? null : new EntryReader(event, view);
    for (CustomerId customer : customers) {
      Standing fan = view == null ? null : view.find(customer).orElse(null);
      if (fan != null && entries != null && waits(fan)) {
        found.add(entries.waiting(fan));
      } else {
        unseen.add(customer);
      }
    }
    if (!unseen.isEmpty()) {
      found.addAll(database.run(handle -> truth(handle, event, unseen)));
    }
    return found;
  }

  private List<QueueEntry> truth(Handle handle, EventId event, List<CustomerId> customers) {
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
    return view(event)
        .flatMap(view -> view.atPlace(place))
        .filter(fan -> fan.position() > 0)
        .map(fan -> OptionalLong.of(fan.position()))
        .orElse(OptionalLong.empty());
  }

  @Override
  public long waiting(EventId event) {
    return view(event).map(LineView::summary).map(line -> line.waiting() + line.away()).orElse(0L);
  }

  @Override
  public Pace pace(EventId event, SalePolicy policy, Instant now) {
    return views.loaded(event).map(view -> view.pace(policy, now)).orElse(Pace.UNKNOWN);
  }

  /** Empty for an unknown line. */
  private Optional<LineView> view(EventId event) {
    Optional<LineView> fresh = views.fresh(event);
    return fresh.isPresent() ? fresh : views.exact(event);
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

  public GroupCommitStats stats() {
    return batches.stats();
  }

  @Override
  public void close() {
    batches.close();
  }
}
