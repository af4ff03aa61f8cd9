package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.line.JoinResult;
import io.fairqueue.port.CustomerSession;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Puts fans in line, and tells them where they stand or why they don't. Thread-safe. */
@Singleton
public final class Joining {

  private final FairQueue fairQueue;

  Joining(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  /** Throws a {@link ProblemException} when there is a reason against it. */
  public EntryBody join(EventId event, CustomerId customer, InetAddress address) {
    return view(fairQueue.line().join(event, customer, Network.of(address)));
  }

  /**
   * The same by what is at hand, where that is enough, of a fan whose session has to live when the
   * join is committed; empty when nothing was done. Never blocks.
   *
   * @param executor completes it, or a thread of its own does
   */
  public Optional<CompletionStage<EntryBody>> joinSoon(
      EventId event, CustomerSession session, InetAddress address, Executor executor) {
    return fairQueue
        .line()
        .joinSoon(event, session, Network.of(address), executor)
        .map(result -> result.thenApply(Joining::view));
  }

  private static EntryBody view(JoinResult result) {
    return switch (result) {
      case JoinResult.Joined joined -> EntryBody.of(joined.standing());
      case JoinResult.AlreadyInLine already ->
          throw new ProblemException(
              Problem.of(Refusal.ALREADY_IN_QUEUE).with("entry", EntryBody.of(already.standing())));
      case JoinResult.AlreadyClaimed claimed -> throw new ProblemException(Refusal.ALREADY_CLAIMED);
      case JoinResult.EmailNotVerified unproven ->
          throw new ProblemException(Refusal.EMAIL_NOT_VERIFIED);
      case JoinResult.TooManyEntries refused ->
          throw new ProblemException(Refusal.TOO_MANY_ENTRIES);
      case JoinResult.LineTooLong full -> throw new ProblemException(Refusal.LINE_TOO_LONG);
      case JoinResult.SessionOver over -> throw ProblemException.unauthorized();
      case JoinResult.EventNotActive closed -> throw new ProblemException(Refusal.EVENT_NOT_ACTIVE);
    };
  }
}
