package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import jakarta.inject.Singleton;

/**
 * What fans in line ask for, by the API and by pages; {@link Joining} takes them in. What there is
 * a reason against throws a {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class LineDesk {

  private final FairQueue fairQueue;

  LineDesk(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  public void leave(EventId event, Caller.Fan fan) {
    switch (fairQueue.line().leave(event, fan.id())) {
      case LeaveOutcome.Left left -> {
        // Nothing to tell.
      }
      case LeaveOutcome.NotInLine notInLine -> throw notInQueue();
      case LeaveOutcome.AlreadyUsed used -> throw new ProblemException(Refusal.ADMISSION_USED);
    }
  }

  public ExtensionBody extend(EventId event, Caller.Fan fan) {
    return switch (fairQueue.line().extend(event, fan.id())) {
      case ExtendOutcome.Extended extended ->
          new ExtensionBody(
              extended.entry().admittedUntil(), extensionsLeft(event, extended.entry()));
      case ExtendOutcome.NoneLeft noneLeft ->
          throw new ProblemException(Refusal.NO_EXTENSIONS_LEFT);
      case ExtendOutcome.NotAdmitted no -> throw new ProblemException(Refusal.NO_RUNNING_ADMISSION);
    };
  }

  /** Has the fan told by mail where the place is. */
  public void mailPlace(EventId event, Caller.Fan fan) {
    switch (fairQueue.line().mailPlace(event, fan.id())) {
      case ON_ITS_WAY -> {
        // Nothing to tell.
      }
      case NOT_WAITING -> throw notInQueue();
      case NO_MAIL -> throw new ProblemException(Refusal.MAIL_NOT_CONFIGURED);
    }
  }

  /** How often this admission may still be extended. */
  public int extensionsLeft(EventId event, QueueEntry.Admitted admission) {
    return Math.max(0, maxExtensions(event) - admission.extensions());
  }

  private int maxExtensions(EventId event) {
    return fairQueue
        .events()
        .show(event, null)
        .map(view -> view.event().policy().maxExtensions())
        .orElse(0);
  }

  static ProblemException notInQueue() {
    return new ProblemException(Refusal.NOT_IN_QUEUE);
  }
}
