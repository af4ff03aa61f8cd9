package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One tick of a line: admits from its head as many as stock, rate and caps allow. */
final class AdmitFans {

  private static final int BATCH = 1_000;

  private final LineStore lines;
  private final Notifier notifier;
  private final InstantSource time;

  AdmitFans(LineStore lines, Notifier notifier, InstantSource time) {
    this.lines = lines;
    this.notifier = notifier;
    this.time = time;
  }

  /** Nobody where the event has changed since it was read: the next tick knows better. */
  public List<QueueEntry.Admitted> admit(Event event) {
    Instant now = time.instant();
    return event.admitsAt(now)
        ? notified(lines.admit(event, false, BATCH, now).orElse(List.of()))
        : List.of();
  }

  /**
   * Admits at most {@code atMost} without the rate; nobody while the event is not open. Empty where
   * it has changed since it was read.
   */
  Optional<HandAdmission> admitByHand(Event read, int atMost) {
    Instant now = time.instant();
    if (!read.admitsAt(now) && !Operation.isRepeated()) {
      return Optional.of(new HandAdmission(0, List.of()));
    }
    Optional<HandAdmission> done = lines.admitByHand(read, atMost, now);
    done.ifPresent(each -> notified(each.admitted()));
    return done;
  }

  private List<QueueEntry.Admitted> notified(List<QueueEntry.Admitted> admitted) {
    admitted.forEach(entry -> notifier.notify(new Notifier.Notice.Admitted(entry)));
    return admitted;
  }
}
