package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One tick of a line: admits from its head as many as stock, rate and caps allow. */
final class AdmitFans {

  private static final int BATCH = 1_000;

  private final QueueStore queue;
  private final Notifier notifier;
  private final InstantSource time;

  AdmitFans(QueueStore queue, Notifier notifier, InstantSource time) {
    this.queue = queue;
    this.notifier = notifier;
    this.time = time;
  }

  /** Nobody where the event has changed since it was read: the next tick knows better. */
  public List<QueueEntry.Admitted> admit(Event event) {
    Instant now = time.instant();
    return event.isOpenAt(now)
        ? told(queue.admit(event, false, BATCH, now).orElse(List.of()))
        : List.of();
  }

  /**
   * At most so many without the rate; nobody while the event is not open. Empty where it has
   * changed since it was read.
   */
  Optional<HandAdmission> admitByHand(Event read, int atMost) {
    Instant now = time.instant();
    if (!read.isOpenAt(now) && !Operation.isRepeated()) {
      return Optional.of(new HandAdmission(0, List.of()));
    }
    Optional<HandAdmission> done = queue.admitByHand(read, atMost, now);
    done.ifPresent(each -> told(each.admitted()));
    return done;
  }

  private List<QueueEntry.Admitted> told(List<QueueEntry.Admitted> admitted) {
    admitted.forEach(entry -> notifier.notify(new Notifier.Notice.Admitted(entry)));
    return admitted;
  }
}
