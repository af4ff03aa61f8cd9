package io.fairqueue.postgres.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.view.LineAnswer;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.line.LineRequest.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft's answers mean to those who asked. Standings are those of the view before the
 * draft's rows are in it.
 */
final class LineAnswers {

  private final EventId event;
  private final LineView view;
  private final LineDraft draft;
  private final EntryReader entries;

  LineAnswers(EventId event, LineView view, LineDraft draft) {
    this.event = event;
    this.view = view;
    this.draft = draft;
    this.entries = new EntryReader(event, view);
  }

  /** One per request, in their order; null for who has to ask again in the next batch. */
  List<@Nullable Answer> to(List<LineRequest> requests) {
    List<@Nullable Answer> answers = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      answers.add(to(requests.get(i).customer(), draft.answers().get(i)));
    }
    return answers;
  }

  /** Null for who has to ask again in the next batch. */
  @Nullable Answer to(CustomerId fan, LineAnswer answer) {
    return switch (answer) {
      case LineAnswer.Joined joined ->
          new Answer.ToJoin(new JoinOutcome.Joined(waiting(fan, joined.number())));
      case LineAnswer.AlreadyInLine already ->
          new Answer.ToJoin(new JoinOutcome.AlreadyInLine(waiting(fan, already.number())));
      case LineAnswer.NotOpen closed -> new Answer.ToJoin(new JoinOutcome.NotOpen());
      case LineAnswer.TooLong full -> new Answer.ToJoin(new JoinOutcome.TooLong());
      case LineAnswer.Left left ->
          new Answer.ToLeave(
              new LeaveOutcome.Left(new QueueEntry.Abandoned(waiting(fan, left.number()).facts())));
      case LineAnswer.NotInLine nobody -> new Answer.ToLeave(new LeaveOutcome.NotInLine());
      case LineAnswer.NextBatch later -> null;
      case LineAnswer.LookUp asked -> throw new StoreDataException("nobody looked " + fan + " up");
    };
  }

  /** A fan who waits by the view, or joins by the draft. */
  private QueueEntry.Waiting waiting(CustomerId fan, long number) {
    Standing known = view.at(number).orElse(null);
    if (known != null) {
      return entries.waiting(known);
    }
    Instant joinedAt = Instant.ofEpochMilli(draft.rows().getFirst().at());
    return new QueueEntry.Waiting(
        new EntryFacts(entries.id(number), event, fan, number, number, joinedAt));
  }
}
