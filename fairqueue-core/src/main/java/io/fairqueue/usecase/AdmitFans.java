package io.fairqueue.usecase;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One tick of a line: admits from its head as many as stock, rate and caps allow. */
public final class AdmitFans {

  private static final int BATCH = 1_000;

  private final QueueStore queue;
  private final Notifier notifier;
  private final InstantSource time;

  public AdmitFans(QueueStore queue, Notifier notifier, InstantSource time) {
    this.queue = queue;
    this.notifier = notifier;
    this.time = time;
  }

  /** Nobody where the event has changed since it was read: the next tick knows better. */
  public List<QueueEntry.Admitted> admit(Event event) {
    return admit(event, false, BATCH).orElse(List.of());
  }

  /**
   * At most so many, by hand without the rate; nobody while the event is not open. Empty where it
   * has changed since it was read.
   */
  Optional<List<QueueEntry.Admitted>> admit(Event read, boolean byHand, int atMost) {
    Instant now = time.instant();
    if (!read.isOpenAt(now)) {
      return Optional.of(List.of());
    }
    var admitted = queue.admit(read, byHand, atMost, now);
    admitted
        .orElse(List.of())
        .forEach(entry -> notifier.notify(new Notifier.Notice.Admitted(entry)));
    return admitted;
  }
}
