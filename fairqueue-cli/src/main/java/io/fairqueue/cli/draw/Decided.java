package io.fairqueue.cli.draw;

import io.fairqueue.access.Permitted;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.domain.EventId;
import io.fairqueue.draw.Draws;

/** What became of deciding a draw; throws what an operator is told where nothing did. */
final class Decided {

  private Decided() {}

  static void require(Permitted<Draws.Decision> decision, EventId event) {
    switch (Found.in(decision, "event " + event)) {
      case Draws.Decision.Decided done -> {
        // The servers on these stores place everybody.
      }
      case Draws.Decision.NotTrue no ->
          throw new RefusedException("This is not the signature of the draw's round.");
      case Draws.Decision.NotCommitted no ->
          throw new RefusedException(
              "The seed (--seed) must be the one whose hash was announced with the event, and none"
                  + " where none was.");
      case Draws.Decision.TooEarly early ->
          throw new RefusedException(
              "The beacon may come still. It is waited for until %s.".formatted(early.until()));
      case Draws.Decision.NotWaited none ->
          throw new RefusedException(
              none.status()
                  .map("This draw waits for no value now: it is %s."::formatted)
                  .orElse("This event has no draw."));
    }
  }
}
