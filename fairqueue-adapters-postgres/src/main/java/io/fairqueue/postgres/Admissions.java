package io.fairqueue.postgres;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.HandAdmission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Lets the head of the line in: lock the event and the line, count, ask the policy, admit, write
 * the change down, commit.
 */
final class Admissions {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);

  /** So that one tick stays inside the time that a statement has. */
  private static final int MOST = 10_000;

  private final Lines lines;

  Admissions(Lines lines) {
    this.lines = lines;
  }

  /** By rules of the caller's own. */
  List<QueueEntry.Admitted> admit(EventId event, AdmissionPolicy policy, int atMost, Instant now) {
    if (atMost <= 0) {
      return List.of();
    }
    Rules rules = new Rules(policy, false);
    return lines.inTurn(
        event,
        turn ->
            Sale.lock(turn.handle(), event)
                .map(sale -> inTurn(turn, event, sale, rules, atMost, now))
                .orElse(List.of()));
  }

  /** By the event's rules, if they are still as they were read; empty if not. */
  Optional<List<QueueEntry.Admitted>> admit(Event read, boolean byHand, int atMost, Instant now) {
    if (atMost <= 0) {
      return Optional.of(List.of());
    }
    AdmissionPolicy own = read.policy().admission();
    Rules rules = new Rules(byHand ? own.withoutRate() : own, byHand);
    return lines.inTurn(
        read.id(),
        turn ->
            Sale.lock(turn.handle(), read.id())
                .filter(sale -> sale.version() == read.facts().version())
                .map(sale -> inTurn(turn, read.id(), sale, rules, atMost, now)));
  }

  /** The same without the rate, once under one operation. */
  Optional<HandAdmission> byHand(Event read, int atMost, Instant now) {
    Rules rules = new Rules(read.policy().admission().withoutRate(), true);
    return lines.inTurn(
        read.id(),
        turn -> {
          OptionalLong before = Effects.before(turn.handle(), "admit");
          if (before.isPresent()) {
            return Optional.of(new HandAdmission((int) before.getAsLong(), List.of()));
          }
          return Sale.lock(turn.handle(), read.id())
              .filter(sale -> sale.version() == read.facts().version())
              .map(sale -> inTurn(turn, read.id(), sale, rules, atMost, now))
              .map(admitted -> noted(turn, admitted));
        });
  }

  private static HandAdmission noted(LineTurn turn, List<QueueEntry.Admitted> admitted) {
    Effects.note(turn.handle(), "admit", admitted.size());
    return new HandAdmission(admitted.size(), admitted);
  }

  private static List<QueueEntry.Admitted> inTurn(
      LineTurn turn, EventId event, Sale sale, Rules rules, int wanted, Instant asked) {
    Instant now = turn.lock().now(asked);
    if (!sale.admitsAt(now)) {
      return List.of();
    }
    AdmissionPolicy policy = rules.policy();
    int atMost = Math.min(wanted, MOST);
    int count =
        Math.min(atMost, policy.admissible(budget(turn.handle(), event, policy, atMost, now)));
    if (count <= 0) {
      return List.of();
    }
    List<QueueEntry.Admitted> admitted =
        (policy.presence().isZero()
                ? SQL.query(turn.handle(), "admit")
                : SQL.query(turn.handle(), "admitPresent")
                    .bind("seenSince", now.minus(policy.presence())))
                .bind("event", event.value())
                .bind("count", count)
                .bind("now", now)
                .bind("until", now.plus(policy.window()))
                .bind("rate", policy.perMinute().isPresent() ? policy.perMinute().getAsInt() : null)
                .bind("byHand", rules.byHand())
                .map(EntryRows::entry)
                .map(QueueEntry.Admitted.class::cast)
                .stream()
                .sorted(Comparator.comparingLong(each -> each.facts().place()))
                .toList();
    turn.recordAdmitted(now, admitted.stream().mapToLong(each -> each.facts().place()).toArray());
    return admitted;
  }

  private static LineState budget(
      Handle handle, EventId event, AdmissionPolicy policy, int atMost, Instant now) {
    return SQL.query(handle, "budget")
        .bind("event", event.value())
        .bind("since", now.minus(AdmissionPolicy.RATE_WINDOW))
        .bind("atMost", (long) atMost)
        .bind("unitsPerAdmission", policy.unitsPerClaim())
        .map((row, context) -> lineState(row))
        .one();
  }

  static LineState lineState(ResultSet row) throws SQLException {
    return new LineState(
        row.getLong("waiting"),
        row.getLong("active"),
        row.getLong("admitted_in_window"),
        OptionalLong.of(row.getLong("free")));
  }

  /** What one tick admits by; by hand the rate does not count. */
  private record Rules(AdmissionPolicy policy, boolean byHand) {}
}
