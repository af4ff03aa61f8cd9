package io.fairqueue.postgres.line;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.view.LineAnswer;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.postgres.account.AccountClock;
import io.fairqueue.postgres.line.LineRequest.Answer;
import io.fairqueue.postgres.line.LineRequest.Join;
import io.fairqueue.postgres.line.LineRequest.Leave;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Joins and leaves, decided while the line is locked.
 *
 * <ol>
 *   <li>Fans whose sessions are over are refused.
 *   <li>What was done before under the same name gets the same answer again.
 *   <li>Fans who were here before and do not wait are looked up among the admissions and claims.
 *   <li>Fans under a limit are counted.
 *   <li>The rest is the view's decision, which is written down.
 * </ol>
 */
final class LineDecision {

  private static final Statements SQL = new Statements(PostgresLineStore.class);

  private final LineTurn turn;
  private final AccountClock accounts;
  private final LineTurn.Locked line;
  private final Handle handle;
  private final List<LineRequest> requests;
  private final LineView view;
  private final EntryReader entries;
  private final Instant now;
  private final IdentityHashMap<LineRequest, Answer> decided = new IdentityHashMap<>();
  private final Set<CustomerId> cleared = new HashSet<>();

  LineDecision(LineTurn turn, AccountClock accounts, List<LineRequest> requests) {
    this.turn = turn;
    this.accounts = accounts;
    this.handle = turn.handle();
    this.requests = requests;
    this.line = turn.lock();
    this.view = line.view();
    this.now = line.now(LineBatch.now(requests));
    this.entries = new EntryReader(turn.event(), view);
  }

  /** One answer per request, in their order; null for a request that goes into the next batch. */
  List<@Nullable Answer> decide() {
    refuseSessionsThatAreOver();
    tellRepeated();
    lookUp();
    countOrigins();
    List<LineRequest> open = requests.stream().filter(each -> !decided.containsKey(each)).toList();
    Set<CustomerId> answered =
        decided.keySet().stream().map(LineRequest::customer).collect(Collectors.toSet());
    // A fan who was answered otherwise may want something else in the next batch.
    List<LineRequest> drafted =
        open.stream().filter(each -> !answered.contains(each.customer())).toList();
    LineDraft draft =
        turn.write(
            nonce ->
                view.draft(
                    drafted.stream().map(LineBatch::lineRequest).toList(),
                    cleared,
                    now.toEpochMilli(),
                    nonce));
    note(drafted, draft.answers());
    List<@Nullable Answer> byDraft = new LineAnswers(turn.event(), view, draft).to(drafted);
    List<@Nullable Answer> inOrder = new ArrayList<>(requests.size());
    int next = 0;
    for (LineRequest request : requests) {
      if (decided.containsKey(request)) {
        inOrder.add(decided.get(request));
      } else if (answered.contains(request.customer())) {
        inOrder.add(null);
      } else {
        inOrder.add(byDraft.get(next++));
      }
    }
    return inOrder;
  }

  private void refuseSessionsThatAreOver() {
    List<CustomerSession> sessions = LineRequest.sessions(requests);
    if (!sessions.isEmpty()) {
      LineRequest.over(requests, accounts.at(handle, line.accountClock(), sessions)).stream()
          .forEach(i -> decided.put(requests.get(i), LineBatch.SESSION_OVER));
    }
  }

  private void tellRepeated() {
    for (LineRequest request : requests) {
      if (request instanceof Join join && join.operation() != null && join.repeated()) {
        OptionalLong number = Effects.before(handle, join.operation(), "join");
        if (number.isPresent()) {
          QueueEntry entry = entries.read(handle, view.at(number.getAsLong()).orElseThrow());
          decided.putIfAbsent(join, new Answer.ToJoin(new JoinOutcome.Repeated(entry)));
        }
      }
    }
  }

  /** Looks up fans who were admitted or have a claim; clears all others who were here before. */
  private void lookUp() {
    Map<CustomerId, Standing> before = new LinkedHashMap<>();
    for (LineRequest request : requests) {
      view.find(request.customer())
          .filter(fan -> !fan.state().isLive())
          .ifPresent(fan -> before.put(fan.fan(), fan));
    }
    if (before.isEmpty()) {
      return;
    }
    Map<CustomerId, ClaimId> claims = claims(before.keySet());
    List<Standing> admitted =
        before.values().stream().filter(fan -> fan.state() == FanState.ADMITTED).toList();
    Map<CustomerId, QueueEntry> admissions = new HashMap<>();
    entries
        .read(handle, admitted)
        .forEach(entry -> admissions.put(entry.facts().customerId(), entry));
    cleared.addAll(before.keySet());
    List<Leave> leaving = new ArrayList<>();
    Map<CustomerId, Class<?>> wishes = new HashMap<>();
    for (LineRequest request : requests) {
      Class<?> wish = wishes.putIfAbsent(request.customer(), request.getClass());
      if (decided.containsKey(request) || (wish != null && wish != request.getClass())) {
        continue;
      }
      QueueEntry entry = admissions.get(request.customer());
      ClaimId claim = claims.get(request.customer());
      switch (request) {
        case Join join -> {
          if (entry instanceof QueueEntry.Live live) {
            decided.put(join, new Answer.ToJoin(new JoinOutcome.AlreadyInLine(live)));
          } else if (claim != null) {
            decided.put(join, new Answer.ToJoin(new JoinOutcome.AlreadyClaimed(claim)));
          }
        }
        case Leave leave -> {
          if (entry instanceof QueueEntry.Live) {
            leaving.add(leave);
          } else if (entry instanceof QueueEntry.Completed used) {
            decided.put(leave, new Answer.ToLeave(new LeaveOutcome.AlreadyUsed(used)));
          }
        }
      }
    }
    giveUp(leaving, admissions);
  }

  private void giveUp(List<Leave> leaving, Map<CustomerId, QueueEntry> admissions) {
    if (leaving.isEmpty()) {
      return;
    }
    Set<Long> given =
        giveUp(
            turn,
            now,
            leaving.stream()
                .map(leave -> requireNonNull(admissions.get(leave.customer())).facts().number())
                .distinct()
                .toList());
    Set<CustomerId> gone = new HashSet<>();
    for (Leave leave : leaving) {
      QueueEntry entry = requireNonNull(admissions.get(leave.customer()));
      if (!given.contains(entry.facts().number())) {
        // A hold used it up before it could be locked: the next batch answers what it is now.
        decided.put(leave, after(leave));
      } else if (gone.add(leave.customer())) {
        decided.put(
            leave, new Answer.ToLeave(new LeaveOutcome.Left(((QueueEntry.Live) entry).abandon())));
      } else {
        decided.put(leave, new Answer.ToLeave(new LeaveOutcome.NotInLine()));
      }
    }
  }

  /** What an admission is whose end somebody else has just committed. */
  private Answer after(Leave leave) {
    QueueEntry entry = entries.read(handle, view.find(leave.customer()).orElseThrow());
    return new Answer.ToLeave(
        entry instanceof QueueEntry.Completed used
            ? new LeaveOutcome.AlreadyUsed(used)
            : new LeaveOutcome.NotInLine());
  }

  /** Ends admissions that aren't over; answers whose it did. */
  static Set<Long> giveUp(LineTurn turn, Instant now, List<Long> numbers) {
    return SQL.query(turn.handle(), "leave")
        .bind("event", turn.event().value())
        .bindArray("numbers", Long.class, numbers)
        .bind("now", now)
        .map((row, context) -> row.getLong("number"))
        .set();
  }

  private Map<CustomerId, ClaimId> claims(Set<CustomerId> fans) {
    return SQL.query(handle, "join.1-claimed")
        .bind("event", turn.event().value())
        .bind("customers", BinaryArray.uuids(fans, CustomerId::value))
        .map(
            (row, context) ->
                Map.entry(
                    new CustomerId(Columns.uuid(row, "customer_id")),
                    new ClaimId(Columns.uuid(row, "id"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Refuses those who are too many from where they come. */
  private void countOrigins() {
    Map<CustomerId, Join> limited = new LinkedHashMap<>();
    for (LineRequest request : requests) {
      if (request instanceof Join join
          && !join.limits().isEmpty()
          && !decided.containsKey(join)
          && view.find(join.customer()).filter(fan -> fan.state().isLive()).isEmpty()) {
        limited.putIfAbsent(join.customer(), join);
      }
    }
    if (limited.isEmpty()) {
      return;
    }
    EntryOrigins origins = EntryOrigins.of(handle, turn.event(), view, limited.values());
    Map<CustomerId, EntryLimit> refused = new HashMap<>();
    for (Join join : limited.values()) {
      origins.add(join.limits()).ifPresent(limit -> refused.put(join.customer(), limit));
    }
    for (LineRequest request : requests) {
      EntryLimit limit = refused.get(request.customer());
      if (limit != null && request instanceof Join join) {
        decided.putIfAbsent(join, new Answer.ToJoin(new JoinOutcome.TooManyEntries(limit)));
      }
    }
  }

  /** Notes where the fans who joined came from, and under which names. */
  private void note(List<LineRequest> drafted, List<LineAnswer> answers) {
    Map<Join, Long> limited = new LinkedHashMap<>();
    for (int i = 0; i < drafted.size(); i++) {
      if (drafted.get(i) instanceof Join join
          && answers.get(i) instanceof LineAnswer.Joined joined) {
        if (!join.limits().isEmpty()) {
          limited.put(join, joined.number());
        }
        Optional.ofNullable(join.operation())
            .ifPresent(operation -> Effects.note(handle, operation, "join", joined.number()));
      }
    }
    if (!limited.isEmpty()) {
      EntryOrigins.write(handle, turn.event(), limited);
    }
  }
}
