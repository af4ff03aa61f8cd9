package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.Notifier;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends what has lasted too long in a line: admissions past their end, fans past the waiting time.
 */
final class ExpireEntries {

  private final LineStore lines;
  private final Notifier notifier;
  private final InstantSource time;

  ExpireEntries(LineStore lines, Notifier notifier, InstantSource time) {
    this.lines = lines;
    this.notifier = notifier;
    this.time = time;
  }

  /** Where the event is over, everything that is left in its line. */
  public List<QueueEntry.Expired> expire(Event event) {
    var expired =
        switch (event) {
          case Event.Active active -> expireOld(active);
          case Event.Paused paused -> expireOld(paused);
          case Event.Ended ended -> lines.close(event.id(), time.instant());
          case Event.Cancelled cancelled -> lines.close(event.id(), time.instant());
          case Event.Draft draft -> List.<QueueEntry.Expired>of();
        };
    expired.forEach(entry -> notifier.notify(new Notifier.Notice.Expired(entry)));
    return expired;
  }

  private List<QueueEntry.Expired> expireOld(Event event) {
    return lines.expire(event.id(), event.policy().waitingTtl(), time.instant());
  }
}
