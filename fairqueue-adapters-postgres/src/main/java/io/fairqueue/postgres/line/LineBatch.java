package io.fairqueue.postgres.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.view.LineAnswer;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.postgres.account.AccountChanges;
import io.fairqueue.postgres.account.AccountClock;
import io.fairqueue.postgres.commit.GroupCommit;
import io.fairqueue.postgres.line.LineRequest.Answer;
import io.fairqueue.postgres.line.LineRequest.Join;
import io.fairqueue.postgres.line.LineRequest.Leave;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins and leaves of one event as rows of its log.
 *
 * <ol>
 *   <li>Sessions by which fans ask are judged by what this node knows of the account clock.
 *   <li>They are decided by the view, and written by one statement that does nothing unless the
 *       line's last row is still the view's, and the account clock says what is known: so one round
 *       trip without a lock. Where sessions have ended meanwhile, all begins again.
 *   <li>Where the line has gone on, or somebody needs more than the view (who was admitted before,
 *       a join under a limit or a name), the line is locked and all is decided there. After the
 *       first of these it stays so for some batches.
 * </ol>
 */
public final class LineBatch implements GroupCommit.Batch<LineRequest, Answer> {

  /** How many batches lock the line after one that was overtaken. */
  private static final int LOCKED_AFTER_CONFLICT = 20;

  /** How often sessions are judged again before the line is locked. */
  private static final int MAX_TRIES = 3;

  public static final Answer SESSION_OVER = new Answer.ToJoin(new JoinOutcome.SessionOver());

  private final Database database;
  private final Lines lines;
  private final AccountClock accounts;
  private final Map<EventId, Integer> locking = new ConcurrentHashMap<>();

  public LineBatch(Database database, Lines lines, AccountClock accounts) {
    this.database = database;
    this.lines = lines;
    this.accounts = accounts;
  }

  @Override
  public List<? extends @Nullable Answer> commit(EventId event, List<LineRequest> requests) {
    return direct(event, requests)
        .orElseGet(
            () -> lines.inTurn(event, turn -> new LineDecision(turn, accounts, requests).decide()));
  }

  private Optional<List<? extends @Nullable Answer>> direct(
      EventId event, List<LineRequest> requests) {
    Optional<LineView> view = lines.views().loaded(event);
    if (view.isEmpty()
        || locking.computeIfPresent(event, (id, left) -> left == 1 ? null : left - 1) != null
        || requests.stream().anyMatch(each -> each instanceof Join join && join.isSpecial())) {
      return Optional.empty();
    }
    boolean bySession = requests.stream().anyMatch(each -> each.session() != null);
    for (int tried = 0; tried < MAX_TRIES; tried++) {
      AccountChanges known = bySession ? accounts.known().orElse(null) : null;
      if (bySession && known == null) {
        return Optional.empty();
      }
      Long clock = known == null ? null : known.moment().nonce();
      BitSet over = known == null ? new BitSet() : LineRequest.over(requests, known);
      List<LineRequest> living =
          IntStream.range(0, requests.size())
              .filter(i -> !over.get(i))
              .mapToObj(requests::get)
              .toList();
      LineDraft draft =
          view.get()
              .draft(
                  living.stream().map(LineBatch::lineRequest).toList(),
                  Set.of(),
                  now(requests).toEpochMilli(),
                  ThreadLocalRandom.current().nextLong());
      if (draft.isEmpty()
          || draft.answers().stream().anyMatch(LineAnswer.LookUp.class::isInstance)) {
        return Optional.empty();
      }
      if (database.run(handle -> LogRows.append(handle, draft, clock))) {
        var answers = new LineAnswers(event, view.get(), draft).to(living);
        lines.committed(event, draft.rows());
        return Optional.of(all(requests.size(), over, answers));
      }
      if (known == null || clock == null || !accounts.hasMoved(known, clock)) {
        locking.put(event, LOCKED_AFTER_CONFLICT);
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The answers of those whose sessions live, and of the others. */
  private static List<@Nullable Answer> all(
      int requests, BitSet over, List<@Nullable Answer> answers) {
    if (over.isEmpty()) {
      return answers;
    }
    List<@Nullable Answer> all = new ArrayList<>(requests);
    Iterator<@Nullable Answer> next = answers.iterator();
    for (int i = 0; i < requests; i++) {
      all.add(over.get(i) ? SESSION_OVER : next.next());
    }
    return all;
  }

  static io.fairqueue.line.view.LineRequest lineRequest(LineRequest request) {
    return switch (request) {
      case Join join -> new io.fairqueue.line.view.LineRequest.Join(join.customer());
      case Leave leave -> new io.fairqueue.line.view.LineRequest.Leave(leave.customer());
    };
  }

  /** The latest of their moments, to the millisecond. */
  static Instant now(List<LineRequest> requests) {
    return requests.stream()
        .map(LineRequest::now)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
