package io.fairqueue.postgres;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.QueueStore;
import io.fairqueue.postgres.LineRequest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The line of each event, in {@code lines} and {@code queue_entries}. */
final class PostgresQueueStore implements QueueStore, AutoCloseable {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);

  private final Database database;
  private final Lines lines;
  private final Admissions admissions;
  private final Expiries expiries;
  private final Windows windows;
  private final Presences presences;
  private final GroupCommit<LineRequest, Answer> batches;

  PostgresQueueStore(Database database, Lines lines, ConnectionShares shares, Watch watch) {
    this.database = database;
    this.lines = lines;
    this.admissions = new Admissions(lines);
    this.expiries = new Expiries(lines);
    this.presences = new Presences(database, lines);
    this.windows = new Windows(database, shares, watch);
    this.batches = new GroupCommit<>("line-writer", 1, new LineBatch(lines));
  }

  @Override
  public JoinOutcome join(
      EventId event, EntryId entry, CustomerId customer, List<EntryLimit> limits, Instant now) {
    Answer answer = batches.submit(event, new LineRequest.Join(entry, customer, limits, now));
    return ((Answer.ToJoin) answer).outcome();
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
          Instant moment = turn.lock().now(now);
          Optional<EntryRows.Ended> left =
              SQL.query(turn.handle(), "remove")
                  .bind("event", event.value())
                  .bind("entry", entry.value())
                  .bind("now", moment)
                  .map(EntryRows::ended)
                  .findOne();
          if (left.isEmpty()) {
            return notLeft(byId(turn.handle(), event, entry));
          }
          turn.record(moment, new long[0], EntryRows.Ended.gone(List.of(left.get())));
          return new LeaveOutcome.Left((QueueEntry.Abandoned) left.get().entry());
        });
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
    return database.run(handle -> latest(handle, event, List.of(customer)).stream().findFirst());
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    return database.run(handle -> latest(handle, event, customers));
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    return database.run(
        handle ->
            SQL.query(handle, "position")
                .bind("event", event.value())
                .bind("place", place)
                .map((row, context) -> OptionalLong.of(row.getLong("position")))
                .findOne()
                .orElse(OptionalLong.empty()));
  }

  @Override
  public long waiting(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "waiting")
                .bind("event", event.value())
                .map((row, context) -> row.getLong("waiting"))
                .one());
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

  GroupCommitStats stats() {
    return batches.stats();
  }

  @Override
  public void close() {
    batches.close();
  }

  static List<QueueEntry> latest(Handle handle, EventId event, Collection<CustomerId> customers) {
    if (customers.isEmpty()) {
      return List.of();
    }
    return SQL.query(handle, "findAll")
        .bind("event", event.value())
        .bind("customers", BinaryArray.uuids(customers, CustomerId::value))
        .map(EntryRows::entry)
        .list();
  }

  /** Why nobody left: what the entry was. */
  static LeaveOutcome notLeft(@Nullable QueueEntry entry) {
    return entry instanceof QueueEntry.Completed completed
        ? new LeaveOutcome.AlreadyUsed(completed)
        : new LeaveOutcome.NotInLine();
  }

  private static @Nullable QueueEntry byId(Handle handle, EventId event, EntryId entry) {
    return SQL.query(handle, "findById")
        .bind("event", event.value())
        .bind("entry", entry.value())
        .map(EntryRows::entry)
        .findOne()
        .orElse(null);
  }
}
