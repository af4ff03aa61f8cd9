package io.fairqueue.postgres.line;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.Tracing;
import io.fairqueue.postgres.account.AccountClock;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.GroupCommit;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.fairqueue.postgres.connection.ConnectionShares;
import io.fairqueue.postgres.line.LineRequest.Answer;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The line of each event: its log in {@code line_log}, what the admitted have in {@code
 * admissions}, and a view of each in memory, by which is decided.
 */
public final class PostgresLineStore implements LineStore, AutoCloseable {

  private static final Statements SQL = new Statements(PostgresLineStore.class);

  private static final byte[] NO_DATA = {};

  private final Lines lines;
  private final Admissions admissions;
  private final Expiries expiries;
  private final RunningAdmissions windows;
  private final Presences presences;
  private final CloseFans closeFans;
  private final GroupCommit<LineRequest, Answer> batches;

  public PostgresLineStore(
      Database database,
      Lines lines,
      AccountClock accounts,
      ConnectionShares shares,
      Watch watch,
      Tracing tracing) {
    this.lines = lines;
    this.admissions = new Admissions(lines);
    this.expiries = new Expiries(lines);
    this.closeFans = new CloseFans(database, lines.views());
    this.presences = new Presences(database, lines);
    this.windows = new RunningAdmissions(database, lines.views(), shares, watch);
    this.batches =
        new GroupCommit<>("line-writer", 1, new LineBatch(database, lines, accounts), tracing);
  }

  CloseFans closeFans() {
    return closeFans;
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
  public LeaveOutcome remove(EventId event, EntryId entry, Instant now) {
    return lines.inTurn(
        event,
        turn -> {
          LeaveOutcome outcome = remove(turn, entry, now);
          if (outcome instanceof LeaveOutcome.Left left) {
            tellRemoved(turn, left.entry().facts(), now);
          }
          return outcome;
        });
  }

  private static void tellRemoved(LineTurn turn, EntryFacts entry, Instant now) {
    SQL.query(turn.handle(), "remove")
        .bind("event", entry.eventId().value())
        .bind("entry", entry.id().value())
        .bind("customer", entry.customerId().value())
        .bind("now", now)
        .map((row, context) -> true)
        .one();
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
  public boolean tellAsked(QueueEntry.Waiting entry, Instant now) {
    return closeFans.tellAsked(entry, now);
  }

  @Override
  public int tellClose(EventId event, long position, int atMost, Instant now) {
    return closeFans.tell(event, position, atMost, now);
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

  public GroupCommitStats stats() {
    return batches.stats();
  }

  @Override
  public void close() {
    batches.close();
  }
}
