package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.line.Line;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineStore.JoinOutcome;
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

  private static EntryBody view(Line.Joining joining) {
    return switch (joining) {
      case Line.Joining.InLine inLine -> {
        EntryBody entry = EntryBody.of(inLine.standing());
        if (inLine.again()) {
          throw new ProblemException(Problem.of(Refusal.ALREADY_IN_QUEUE).with("entry", entry));
        }
        yield entry;
      }
      case Line.Joining.Refused refused -> throw new ProblemException(problem(refused.reason()));
    };
  }

  private static Problem problem(JoinOutcome.Refused reason) {
    Problem problem = Problem.of(refusal(reason));
    return reason instanceof JoinOutcome.NotOpen early && early.opensAt() != null
        ? problem.with("opens_at", early.opensAt())
        : problem;
  }

  private static Refusal refusal(JoinOutcome.Refused reason) {
    return switch (reason) {
      case JoinOutcome.AlreadyClaimed claimed -> Refusal.ALREADY_CLAIMED;
      case JoinOutcome.EmailNotVerified unproven -> Refusal.EMAIL_NOT_VERIFIED;
      case JoinOutcome.TooManyEntries many -> Refusal.TOO_MANY_ENTRIES;
      case JoinOutcome.TooLong full -> Refusal.LINE_TOO_LONG;
      case JoinOutcome.SessionOver over -> Refusal.UNAUTHORIZED;
      case JoinOutcome.NotOpen closed -> Refusal.EVENT_NOT_ACTIVE;
    };
  }
}
