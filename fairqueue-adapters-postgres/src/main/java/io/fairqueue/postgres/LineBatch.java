package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.LineAnswer;
import io.fairqueue.line.LineDraft;
import io.fairqueue.line.LineView;
import io.fairqueue.postgres.LineRequest.Answer;
import io.fairqueue.postgres.LineRequest.Join;
import io.fairqueue.postgres.LineRequest.Leave;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Joins and leaves of one event as rows of its log.
 *
 * <ol>
 *   <li>They are decided by the view, and written by one statement that does nothing unless the
 *       line's last row is still the view's: so one round trip without a lock.
 *   <li>Where the line has gone on, or somebody needs more than the view (who was admitted before,
 *       who comes under a limit or a name), the line is locked and all is decided there. After the
 *       first of these it stays so for some batches.
 * </ol>
 */
final class LineBatch implements GroupCommit.Batch<LineRequest, Answer> {

  /** So many batches lock the line after one that was overtaken. */
  private static final int LOCKED_AFTER_CONFLICT = 20;

  private final Database database;
  private final Lines lines;
  private final Map<EventId, Integer> locking = new ConcurrentHashMap<>();

  LineBatch(Database database, Lines lines) {
    this.database = database;
    this.lines = lines;
  }

  @Override
  public List<? extends @Nullable Answer> commit(EventId event, List<LineRequest> requests) {
    return direct(event, requests)
        .orElseGet(() -> lines.inTurn(event, turn -> new LineDecision(turn, requests).decide()));
  }

  private Optional<List<? extends @Nullable Answer>> direct(
      EventId event, List<LineRequest> requests) {
    Optional<LineView> view = lines.views().loaded(event);
    if (view.isEmpty()
        || locking.computeIfPresent(event, (id, left) -> left == 1 ? null : left - 1) != null
        || requests.stream().anyMatch(each -> each instanceof Join join && join.isSpecial())) {
      return Optional.empty();
    }
    LineDraft draft =
        view.get()
            .draft(
                requests.stream().map(LineBatch::lineRequest).toList(),
                Set.of(),
                now(requests).toEpochMilli(),
                ThreadLocalRandom.current().nextLong());
    if (draft.isEmpty() || draft.answers().stream().anyMatch(LineAnswer.LookUp.class::isInstance)) {
      return Optional.empty();
    }
    if (!database.run(handle -> LogRows.append(handle, draft))) {
      locking.put(event, LOCKED_AFTER_CONFLICT);
      return Optional.empty();
    }
    var answers = new LineAnswers(event, view.get(), draft).to(requests);
    lines.committed(event, draft.rows());
    return Optional.of(answers);
  }

  static io.fairqueue.line.LineRequest lineRequest(LineRequest request) {
    return switch (request) {
      case Join join -> new io.fairqueue.line.LineRequest.Join(join.customer());
      case Leave leave -> new io.fairqueue.line.LineRequest.Leave(leave.customer());
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
