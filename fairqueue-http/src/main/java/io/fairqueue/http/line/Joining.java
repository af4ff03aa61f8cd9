package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.usecase.JoinResult;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Puts fans in line, and tells them where they stand or why they don't. Thread-safe; blocks. */
@Singleton
public final class Joining {

  private final FairQueue fairQueue;

  Joining(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  /** Throws a {@link ProblemException} when there is a reason against it. */
  public EntryView join(EventId event, CustomerId customer) {
    return switch (fairQueue.line().join(event, customer)) {
      case JoinResult.Joined joined -> EntryView.of(joined.standing());
      case JoinResult.AlreadyInLine already ->
          throw new ProblemException(
              Problem.of(HttpStatus.CONFLICT, "ALREADY_IN_QUEUE", "You stand in this line already.")
                  .with("entry", EntryView.of(already.standing())));
      case JoinResult.AlreadyClaimed claimed ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "ALREADY_CLAIMED", "You have a claim on this event already.");
      case JoinResult.EventNotActive closed ->
          throw new ProblemException(
              HttpStatus.NOT_FOUND, "EVENT_NOT_ACTIVE", "This event is not on sale now.");
    };
  }
}
