package io.fairqueue.postgres.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.LineKind;
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

  /** One per request, in their order; null for a request that goes into the next batch. */
  List<@Nullable Answer> to(List<LineRequest> requests) {
    List<@Nullable Answer> answers = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      answers.add(to(requests.get(i).customer(), draft.answers().get(i)));
    }
    return answers;
  }

  /** Null for a request that goes into the next batch. */
  @Nullable Answer to(CustomerId fan, LineAnswer answer) {
    return switch (answer) {
      case LineAnswer.Joined joined ->
          new Answer.ToJoin(
              switch (inLine(fan, joined.number())) {
                case QueueEntry.Lobby inLobby -> new JoinOutcome.Entered(inLobby);
                case QueueEntry.Waiting waiting -> new JoinOutcome.Joined(waiting);
              });
      case LineAnswer.AlreadyInLine already ->
          new Answer.ToJoin(new JoinOutcome.AlreadyInLine(inLine(fan, already.number())));
      case LineAnswer.NotOpen closed -> new Answer.ToJoin(new JoinOutcome.NotOpen());
      case LineAnswer.TooLong full -> new Answer.ToJoin(new JoinOutcome.TooLong());
      case LineAnswer.Left left ->
          new Answer.ToLeave(
              new LeaveOutcome.Left(new QueueEntry.Abandoned(inLine(fan, left.number()).facts())));
      case LineAnswer.NotInLine nobody -> new Answer.ToLeave(new LeaveOutcome.NotInLine());
      case LineAnswer.NextBatch later -> null;
      case LineAnswer.LookUp asked -> throw new StoreDataException("nobody looked " + fan + " up");
    };
  }

  /** A fan who waits or is in the lobby by the view, or joins by the draft. */
  private QueueEntry.InLine inLine(CustomerId fan, long number) {
    Standing known = view.at(number).orElse(null);
    if (known != null) {
      return entries.inLine(known);
    }
    Instant joinedAt = Instant.ofEpochMilli(draft.rows().getFirst().at());
    boolean isInLobby =
        draft.rows().stream().anyMatch(row -> row.content().kind() == LineKind.LOBBY);
    EntryFacts facts =
        new EntryFacts(entries.id(number), event, fan, number, isInLobby ? 0 : number, joinedAt);
    return isInLobby ? new QueueEntry.Lobby(facts) : new QueueEntry.Waiting(facts);
  }
}
