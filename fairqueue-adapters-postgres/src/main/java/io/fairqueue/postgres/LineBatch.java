package io.fairqueue.postgres;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.postgres.LineRequest.Answer;
import io.fairqueue.postgres.LineRequest.Join;
import io.fairqueue.postgres.LineRequest.Leave;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Joins and leaves of one event as one change of its line: lock, let those go who leave, number
 * those who join, write one log entry, commit.
 */
final class LineBatch implements GroupCommit.Batch<LineRequest, Answer> {

  private static final Statements SQL = new Statements(LineBatch.class);

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
    Map<CustomerId, Stood> stood =
        join(handle, event, List.copyOf(joins.values()), line.nextNumber(), now);
    List<CustomerId> late =
        leaves.keySet().stream().filter(each -> !left.containsKey(each)).toList();
    Map<CustomerId, QueueEntry> latestEntries = latest(handle, event, late);
    long[] joined =
        stood.values().stream()
            .filter(Stood::fresh)
            .mapToLong(each -> each.entry().facts().place())
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
        .bind("customers", BinaryArray.uuids(each(customers, CustomerId::value)))
        .bind("now", now)
        .map(EntryRows::ended)
        .collect(Collectors.toMap(each -> each.entry().facts().customerId(), each -> each));
  }

  private static Map<CustomerId, Stood> join(
      Handle handle, EventId event, List<Join> joins, long nextNumber, Instant now) {
    if (joins.isEmpty()) {
      return Map.of();
    }
    Map<CustomerId, Stood> stood = HashMap.newHashMap(joins.size());
    SQL.query(handle, "join")
        .bind("event", event.value())
        .bind("customers", BinaryArray.uuids(each(joins, join -> join.customer().value())))
        .bind("entries", BinaryArray.uuids(each(joins, join -> join.entry().value())))
        .bind("next", nextNumber)
        .bind("now", now)
        .map(EntryRows::withoutClaim)
        .map(QueueEntry.Live.class::cast)
        .forEach(entry -> stood.put(entry.facts().customerId(), new Stood(entry, false)));
    Instant joinedAt = Columns.timestamp(now).toInstant();
    long number = nextNumber;
    for (Join join : joins) {
      if (!stood.containsKey(join.customer())) {
        EntryFacts facts =
            new EntryFacts(join.entry(), event, join.customer(), number, number, joinedAt);
        stood.put(join.customer(), new Stood(new QueueEntry.Waiting(facts), true));
        number++;
      }
    }
    return stood;
  }

  private static Map<CustomerId, QueueEntry> latest(
      Handle handle, EventId event, Collection<CustomerId> customers) {
    return PostgresQueueStore.latest(handle, event, customers).stream()
        .collect(Collectors.toMap(each -> each.facts().customerId(), each -> each));
  }

  /** A fan's first join in the batch made the entry; another one finds it. */
  private static Answer answer(Stood stood, boolean isFirst) {
    return new Answer.ToJoin(
        isFirst && stood.fresh() && stood.entry() instanceof QueueEntry.Waiting waiting
            ? new JoinOutcome.Joined(waiting)
            : new JoinOutcome.AlreadyInLine(stood.entry()));
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

  private static <T> List<UUID> each(Collection<T> things, Function<T, UUID> id) {
    return things.stream().map(id).toList();
  }

  /**
   * A live entry of a fan who wants to join.
   *
   * @param fresh whether this batch made it
   */
  private record Stood(QueueEntry.Live entry, boolean fresh) {}
}
