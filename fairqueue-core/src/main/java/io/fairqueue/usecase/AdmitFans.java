package io.fairqueue.usecase;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

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

  public List<QueueEntry.Admitted> admit(Event event) {
    return admit(event, event.policy().admission(), BATCH);
  }

  /** Under other rules than the event's, at most so many; nobody while the event is not open. */
  List<QueueEntry.Admitted> admit(Event event, AdmissionPolicy policy, int atMost) {
    Instant now = time.instant();
    if (!event.isOpenAt(now)) {
      return List.of();
    }
    var admitted = queue.admit(event.id(), policy, atMost, now);
    admitted.forEach(entry -> notifier.notify(new Notifier.Notice.Admitted(entry)));
    return admitted;
  }
}
