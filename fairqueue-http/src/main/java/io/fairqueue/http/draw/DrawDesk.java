package io.fairqueue.http.draw;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.draw.DrawProof;
import io.fairqueue.draw.Draws;
import io.fairqueue.draw.ShownDraw;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import jakarta.inject.Singleton;

/**
 * What people ask for of draws. What there is a reason against throws a {@link ProblemException}.
 * Thread-safe; blocks.
 */
@Singleton
public final class DrawDesk {

  /** The field in which an organizer reveals the own seed. */
  public static final String ORGANIZER_SEED = "organizer_seed";

  private final FairQueue fairQueue;

  DrawDesk(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  /** A draw as everybody sees it. */
  public ShownDraw show(EventId event) {
    return fairQueue
        .draws()
        .show(event)
        .orElseThrow(
            () ->
                fairQueue.events().show(event, null).isPresent()
                    ? new ProblemException(Refusal.DRAW_NOT_FOUND)
                    : Resource.EVENT.notFound());
  }

  /** Who is drawn among, once that is known. */
  Entrants entries(EventId event) {
    var unused = show(event);
    return fairQueue
        .draws()
        .entries(event)
        .orElseThrow(() -> new ProblemException(Refusal.LIST_NOT_KNOWN));
  }

  DrawProof proof(EventId event, CustomerId fan) {
    var unused = show(event);
    return fairQueue
        .draws()
        .proof(event, fan)
        .orElseThrow(() -> new ProblemException(Refusal.NOT_DRAWN));
  }

  /** Takes the value that a draw waits for. */
  public void handIn(Caller.Staff staff, EventId event, String signature) {
    if (!isDecided(fairQueue.draws().handIn(staff.actor(), event, bytes(signature)))) {
      throw new IllegalStateException("a beacon's value is never too early");
    }
  }

  /**
   * Lets the server's own seed decide; false where the beacon is waited for still.
   *
   * @param organizerSeed in hex, where one was committed to; else empty
   */
  public boolean fallBack(Caller.Staff staff, EventId event, String reason, String organizerSeed) {
    Bytes seed = organizerSeed.isEmpty() ? null : seed(organizerSeed);
    return isDecided(fairQueue.draws().fallBack(staff.actor(), event, reason, seed));
  }

  private static Bytes seed(String hex) {
    try {
      return Bytes.ofHex(hex);
    } catch (IllegalArgumentException noHex) {
      throw notCommitted();
    }
  }

  private static InvalidInputException notCommitted() {
    return new InvalidInputException(ORGANIZER_SEED, "is not the seed whose hash was announced");
  }

  private static boolean isDecided(Permitted<Draws.Decision> decision) {
    return switch (Resource.EVENT.require(decision)) {
      case Draws.Decision.Decided done -> true;
      case Draws.Decision.TooEarly early -> false;
      case Draws.Decision.NotTrue no -> throw new ProblemException(Refusal.BEACON_INVALID);
      case Draws.Decision.NotCommitted no -> throw notCommitted();
      case Draws.Decision.NotWaited none ->
          throw none.status().isEmpty()
              ? new ProblemException(Refusal.DRAW_NOT_FOUND)
              : new ProblemException(
                  Problem.of(Refusal.DRAW_NOT_WAITING)
                      .with("state", none.status().map(DrawStatus::name).orElseThrow()));
    };
  }

  private static Bytes bytes(String hex) {
    try {
      return Bytes.ofHex(hex);
    } catch (IllegalArgumentException noHex) {
      throw new ProblemException(Refusal.BEACON_INVALID);
    }
  }
}
