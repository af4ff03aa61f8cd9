package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.QueueStore;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends what has lasted too long in a line: admissions past their end, fans past the waiting time.
 */
final class ExpireEntries {

  private final QueueStore queue;
  private final Notifier notifier;
  private final InstantSource time;

  ExpireEntries(QueueStore queue, Notifier notifier, InstantSource time) {
    this.queue = queue;
    this.notifier = notifier;
    this.time = time;
  }

  /** Where the event is over, everything that is left in its line. */
  public List<QueueEntry.Expired> expire(Event event) {
    var expired =
        switch (event) {
          case Event.Active active -> expireOld(active);
          case Event.Paused paused -> expireOld(paused);
          case Event.Ended ended -> queue.close(event.id(), time.instant());
          case Event.Cancelled cancelled -> queue.close(event.id(), time.instant());
          case Event.Draft draft -> List.<QueueEntry.Expired>of();
        };
    expired.forEach(entry -> notifier.notify(new Notifier.Notice.Expired(entry)));
    return expired;
  }

  private List<QueueEntry.Expired> expireOld(Event event) {
    return queue.expire(event.id(), event.policy().waitingTtl(), time.instant());
  }
}
