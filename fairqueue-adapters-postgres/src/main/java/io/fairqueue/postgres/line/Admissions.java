package io.fairqueue.postgres.line;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the head of the line in: lock the event and the line, count, ask the policy, write the log's
 * row and what the admitted have from now on, commit.
 */
final class Admissions {

  private static final Statements SQL = new Statements(PostgresLineStore.class);

  /** So that one tick stays inside the time that a statement has. */
  private static final int MAX = 10_000;

  /** How many absent fans are passed over in one round. */
  private static final int PASSED_OVER = 1_000;

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
    return told(
        lines.inTurn(
            event,
            turn ->
                Sale.lock(turn.handle(), event)
                    .map(sale -> inTurn(turn, sale, rules, atMost, now))
                    .orElse(List.of())),
        false);
  }

  /** By the event's rules, if they are still as they were read; empty if not. */
  Optional<List<QueueEntry.Admitted>> admit(Event read, boolean byHand, int atMost, Instant now) {
    if (atMost <= 0) {
      return Optional.of(List.of());
    }
    AdmissionPolicy own = read.policy().admission();
    Rules rules = new Rules(byHand ? own.withoutRate() : own, byHand);
    return lines
        .inTurn(
            read.id(),
            turn ->
                Sale.lock(turn.handle(), read.id())
                    .filter(sale -> sale.version() == read.facts().version())
                    .map(sale -> inTurn(turn, sale, rules, atMost, now)))
        .map(admitted -> told(admitted, byHand));
  }

  /** The same without the rate, once under one operation. */
  Optional<HandAdmission> byHand(Event read, int atMost, Instant now) {
    Rules rules = new Rules(read.policy().admission().withoutRate(), true);
    Optional<HandAdmission> done =
        lines.inTurn(
            read.id(),
            turn -> {
              OptionalLong before = Effects.before(turn.handle(), "admit");
              if (before.isPresent()) {
                return Optional.of(new HandAdmission((int) before.getAsLong(), List.of()));
              }
              return Sale.lock(turn.handle(), read.id())
                  .filter(sale -> sale.version() == read.facts().version())
                  .map(sale -> inTurn(turn, sale, rules, atMost, now))
                  .map(admitted -> noted(turn, admitted));
            });
    return done.map(hand -> new HandAdmission(hand.count(), told(hand.admitted(), true)));
  }

  private List<QueueEntry.Admitted> told(List<QueueEntry.Admitted> admitted, boolean byHand) {
    if (!admitted.isEmpty()) {
      lines.sale().admitted(admitted, byHand);
    }
    return admitted;
  }

  private static HandAdmission noted(LineTurn turn, List<QueueEntry.Admitted> admitted) {
    Effects.note(turn.handle(), "admit", admitted.size());
    return new HandAdmission(admitted.size(), admitted);
  }

  private static List<QueueEntry.Admitted> inTurn(
      LineTurn turn, Sale sale, Rules rules, int wanted, Instant asked) {
    LineTurn.Locked line = turn.lock();
    Instant now = line.now(asked);
    if (!sale.admitsAt(now)) {
      return List.of();
    }
    AdmissionPolicy policy = rules.policy();
    int atMost = Math.min(wanted, MAX);
    int count = Math.min(atMost, policy.admissible(budget(turn, line.view(), now)));
    if (count <= 0) {
      return List.of();
    }
    Set<Long> away =
        policy.presence().isZero()
            ? Set.of()
            : away(turn, line.view(), count, now.minus(policy.presence()));
    LineDraft draft =
        turn.write(
            nonce ->
                line.view().draftAdmission(count, rules.byHand(), away, now.toEpochMilli(), nonce));
    return draft.rows().stream()
        .filter(row -> row.content().admitted() > 0)
        .findFirst()
        .map(row -> begin(turn, sale, policy, row, now))
        .orElse(List.of());
  }

  /** Writes down what the admitted have; answers it in the order of the line. */
  private static List<QueueEntry.Admitted> begin(
      LineTurn turn, Sale sale, AdmissionPolicy policy, LineRow row, Instant now) {
    LineView view = turn.lock().view();
    EntryReader entries = new EntryReader(turn.event(), view);
    List<Standing> fans =
        Arrays.stream(row.content().gone())
            .mapToObj(number -> view.at(number).orElseThrow())
            .toList();
    SQL.update(turn.handle(), "admit.3-begin")
        .bind("event", turn.event().value())
        .bind("numbers", BinaryArray.longs(fans.stream().mapToLong(Standing::number)))
        .bind("entries", BinaryArray.uuids(fans, fan -> entries.id(fan.number()).value()))
        .bind("customers", BinaryArray.uuids(fans, fan -> fan.fan().value()))
        .bind("joinedAts", BinaryArray.instants(fans, fan -> Instant.ofEpochMilli(fan.joinedAt())))
        .bind("now", now)
        .bind("until", sale.admissionClock(now).plus(policy.window()))
        .bind("rate", policy.perMinute().isPresent() ? policy.perMinute().getAsInt() : null)
        .execute();
    return fans.stream().map(fan -> entries.waiting(fan).admit(now, policy.window())).toList();
  }

  /** Numbers of the head whose fans were not seen lately. */
  private static Set<Long> away(LineTurn turn, LineView view, int count, Instant seenSince) {
    List<Standing> head = view.head(count + PASSED_OVER);
    List<Standing> joinedBefore =
        head.stream().filter(fan -> fan.joinedAt() < seenSince.toEpochMilli()).toList();
    if (joinedBefore.isEmpty()) {
      return Set.of();
    }
    Map<Long, Instant> seen = new HashMap<>();
    SQL.query(turn.handle(), "admit.2-lastSeen")
        .bind("event", turn.event().value())
        .bind("numbers", BinaryArray.longs(joinedBefore.stream().mapToLong(Standing::number)))
        .map((row, context) -> Map.entry(row.getLong("number"), Columns.instant(row, "seen_at")))
        .forEach(each -> seen.put(each.getKey(), each.getValue()));
    return joinedBefore.stream()
        .map(Standing::number)
        .filter(number -> seen.getOrDefault(number, Instant.MIN).isBefore(seenSince))
        .collect(Collectors.toSet());
  }

  private static LineState budget(LineTurn turn, LineView view, Instant now) {
    return SQL.query(turn.handle(), "admit.1-budget")
        .bind("event", turn.event().value())
        .bind("since", now.minus(AdmissionPolicy.RATE_WINDOW))
        .map(
            (row, context) ->
                new LineState(
                    view.summary().waiting(),
                    row.getLong("active"),
                    row.getLong("admitted_in_window"),
                    OptionalLong.of(row.getLong("free"))))
        .one();
  }

  /** What one tick admits by; by hand the rate does not count. */
  private record Rules(AdmissionPolicy policy, boolean byHand) {}
}
