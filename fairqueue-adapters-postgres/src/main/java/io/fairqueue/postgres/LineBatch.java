package io.fairqueue.postgres;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.postgres.LineRequest.Answer;
import io.fairqueue.postgres.LineRequest.Join;
import io.fairqueue.postgres.LineRequest.Leave;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Joins and leaves of one event as one change of its line: lock, let those go who leave, number
 * those who join, write one log entry, commit.
 */
final class LineBatch implements GroupCommit.Batch<LineRequest, Answer> {

  private static final Statements SQL = new Statements(LineBatch.class);

  /** No number begins here. */
  private static final long NOBODY_IS_ADDED = 0;

  private final Lines lines;

  LineBatch(Lines lines) {
    this.lines = lines;
  }

  @Override
  public List<Answer> commit(EventId event, List<LineRequest> requests) {
    return lines.inTurn(event, turn -> inTurn(turn, event, requests));
  }

  private static List<Answer> inTurn(LineTurn turn, EventId event, List<LineRequest> requests) {
    LineTurn.Line line = turn.lock();
    Instant latest =
        requests.stream().map(LineRequest::now).max(Comparator.naturalOrder()).orElseThrow();
    Instant now = line.now(latest);
    Map<CustomerId, Join> joins = new LinkedHashMap<>();
    Map<CustomerId, Leave> leaves = new LinkedHashMap<>();
    for (LineRequest request : requests) {
      switch (request) {
        case Join join -> joins.putIfAbsent(join.customer(), join);
        case Leave leave -> leaves.putIfAbsent(leave.customer(), leave);
      }
    }
    Handle handle = turn.handle();
    Map<CustomerId, EntryRows.Ended> left = leave(handle, event, leaves.keySet(), now);
    Map<CustomerId, Stood> refused = refused(handle, event, joins.values(), now);
    List<Join> allowed =
        joins.values().stream().filter(join -> !refused.containsKey(join.customer())).toList();
    Map<CustomerId, Stood> stood = join(handle, event, allowed, line.nextNumber(), now);
    writeOrigins(handle, event, allowed, stood);
    stood.putAll(refused);
    List<CustomerId> late =
        leaves.keySet().stream().filter(each -> !left.containsKey(each)).toList();
    Map<CustomerId, QueueEntry> latestEntries = latest(handle, event, late);
    long[] joined =
        stood.values().stream()
            .filter(Stood.Joined.class::isInstance)
            .mapToLong(each -> ((Stood.Joined) each).entry().facts().place())
            .sorted()
            .toArray();
    if (joined.length > 0 || !left.isEmpty()) {
      turn.record(now, joined, EntryRows.Ended.gone(left.values()));
    }
    Set<CustomerId> joinedBefore = new HashSet<>();
    Set<CustomerId> leftBefore = new HashSet<>();
    List<Answer> answers = new ArrayList<>(requests.size());
    for (LineRequest request : requests) {
      CustomerId fan = request.customer();
      answers.add(
          switch (request) {
            case Join join -> answer(requireNonNull(stood.get(fan)), joinedBefore.add(fan));
            case Leave leave -> answer(left.get(fan), latestEntries.get(fan), leftBefore.add(fan));
          });
    }
    return answers;
  }

  private static Map<CustomerId, EntryRows.Ended> leave(
      Handle handle, EventId event, Collection<CustomerId> customers, Instant now) {
    if (customers.isEmpty()) {
      return Map.of();
    }
    return SQL.query(handle, "leave")
        .bind("event", event.value())
        .bind("customers", BinaryArray.uuids(customers, CustomerId::value))
        .bind("now", now)
        .map(EntryRows::ended)
        .collect(Collectors.toMap(each -> each.entry().facts().customerId(), each -> each));
  }

  private static Map<CustomerId, Stood> join(
      Handle handle, EventId event, List<Join> joins, long nextNumber, Instant now) {
    Map<CustomerId, Stood> stood = HashMap.newHashMap(joins.size());
    if (joins.isEmpty()) {
      return stood;
    }
    ask(handle, event, joins, nextNumber, now).forEach(each -> stood.put(each.customer(), each));
    Instant joinedAt = Columns.timestamp(now).toInstant();
    long number = nextNumber;
    for (Join join : joins) {
      if (!stood.containsKey(join.customer())) {
        EntryFacts facts =
            new EntryFacts(join.entry(), event, join.customer(), number, number, joinedAt);
        stood.put(join.customer(), new Stood.Joined(new QueueEntry.Waiting(facts)));
        number++;
      }
    }
    return stood;
  }

  /** Those who join under limits and may not, or need not, with what they are told. */
  private static Map<CustomerId, Stood> refused(
      Handle handle, EventId event, Collection<Join> joins, Instant now) {
    List<Join> limited = joins.stream().filter(join -> !join.limits().isEmpty()).toList();
    if (limited.isEmpty()) {
      return Map.of();
    }
    Map<CustomerId, Stood> refused =
        ask(handle, event, limited, NOBODY_IS_ADDED, now)
            .collect(Collectors.toMap(Stood::customer, each -> each));
    EntryOrigins origins = EntryOrigins.of(handle, event, limited);
    for (Join join : limited) {
      if (!refused.containsKey(join.customer())) {
        origins
            .add(join.limits())
            .ifPresent(
                limit -> refused.put(join.customer(), new Stood.TooMany(join.customer(), limit)));
      }
    }
    return refused;
  }

  private static void writeOrigins(
      Handle handle, EventId event, List<Join> allowed, Map<CustomerId, Stood> stood) {
    List<Join> limited =
        allowed.stream()
            .filter(join -> !join.limits().isEmpty())
            .filter(join -> stood.get(join.customer()) instanceof Stood.Joined)
            .toList();
    if (!limited.isEmpty()) {
      EntryOrigins.write(handle, event, limited);
    }
  }

  /** What the database says of those who ask to join; it adds the others unless told not to. */
  private static Stream<Stood> ask(
      Handle handle, EventId event, List<Join> joins, long nextNumber, Instant now) {
    return SQL
        .query(handle, "join")
        .bind("event", event.value())
        .bind("customers", BinaryArray.uuids(joins, join -> join.customer().value()))
        .bind("entries", BinaryArray.uuids(joins, join -> join.entry().value()))
        .bind("next", nextNumber)
        .bind("now", now)
        .map(LineBatch::before)
        .list()
        .stream();
  }

  private static Map<CustomerId, QueueEntry> latest(
      Handle handle, EventId event, Collection<CustomerId> customers) {
    return PostgresQueueStore.latest(handle, event, customers).stream()
        .collect(Collectors.toMap(each -> each.facts().customerId(), each -> each));
  }

  private static Stood before(ResultSet row, StatementContext context) throws SQLException {
    UUID claim = Columns.uuidOrNull(row, "claimed");
    return Columns.uuidOrNull(row, "id") == null
        ? new Stood.Claimed(
            new CustomerId(Columns.uuid(row, "asks")), new ClaimId(requireNonNull(claim)))
        : new Stood.InLine((QueueEntry.Live) EntryRows.entry(row, context));
  }

  /** A fan's first join in the batch made the entry; another one finds it. */
  private static Answer answer(Stood stood, boolean isFirst) {
    return new Answer.ToJoin(
        switch (stood) {
          case Stood.Joined joined ->
              isFirst
                  ? new JoinOutcome.Joined(joined.entry())
                  : new JoinOutcome.AlreadyInLine(joined.entry());
          case Stood.InLine before -> new JoinOutcome.AlreadyInLine(before.entry());
          case Stood.Claimed claimed -> new JoinOutcome.AlreadyClaimed(claimed.claim());
          case Stood.TooMany tooMany -> new JoinOutcome.TooManyEntries(tooMany.limit());
        });
  }

  private static Answer answer(
      EntryRows.@Nullable Ended left, @Nullable QueueEntry latest, boolean isFirst) {
    if (left == null) {
      return new Answer.ToLeave(PostgresQueueStore.notLeft(latest));
    }
    return new Answer.ToLeave(
        isFirst
            ? new LeaveOutcome.Left((QueueEntry.Abandoned) left.entry())
            : new LeaveOutcome.NotInLine());
  }

  /** Where a fan stands who wants to join. */
  private sealed interface Stood {

    CustomerId customer();

    /** By this batch. */
    record Joined(QueueEntry.Waiting entry) implements Stood {
      @Override
      public CustomerId customer() {
        return entry.facts().customerId();
      }
    }

    record InLine(QueueEntry.Live entry) implements Stood {
      @Override
      public CustomerId customer() {
        return entry.facts().customerId();
      }
    }

    record Claimed(CustomerId customer, ClaimId claim) implements Stood {}

    record TooMany(CustomerId customer, EntryLimit limit) implements Stood {}
  }
}
