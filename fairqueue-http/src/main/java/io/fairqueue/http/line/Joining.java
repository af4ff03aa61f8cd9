package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.usecase.JoinResult;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** Puts fans in line, and tells them where they stand or why they don't. Thread-safe; blocks. */
@Singleton
public final class Joining {

  private final FairQueue fairQueue;

  Joining(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  /** Throws a {@link ProblemException} when there is a reason against it. */
  public EntryView join(EventId event, CustomerId customer, InetAddress address) {
    return switch (fairQueue.line().join(event, customer, Network.of(address))) {
      case JoinResult.Joined joined -> EntryView.of(joined.standing());
      case JoinResult.AlreadyInLine already ->
          throw new ProblemException(
              Problem.of(HttpStatus.CONFLICT, "ALREADY_IN_QUEUE", "You stand in this line already.")
                  .with("entry", EntryView.of(already.standing())));
      case JoinResult.AlreadyClaimed claimed ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "ALREADY_CLAIMED", "You have a claim on this event already.");
      case JoinResult.EmailNotVerified unproven ->
          throw new ProblemException(
              HttpStatus.FORBIDDEN,
              "EMAIL_NOT_VERIFIED",
              "This event is for fans who have proven their email address: sign in by a code once.");
      case JoinResult.TooManyEntries refused ->
          throw new ProblemException(
              HttpStatus.CONFLICT,
              "TOO_MANY_ENTRIES",
              "Too many fans from your mailbox or network are in this line already.");
      case JoinResult.EventNotActive closed ->
          throw new ProblemException(
              HttpStatus.NOT_FOUND, "EVENT_NOT_ACTIVE", "This event is not on sale now.");
    };
  }
}
