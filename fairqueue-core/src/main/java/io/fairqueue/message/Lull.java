package io.fairqueue.message;

import io.fairqueue.port.message.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is nothing to do about messages, known without asking each time: where nobody hears
 * of anything, one look stands for all work. Thread-safe.
 */
final class Lull {

  /** Whatever is written meanwhile, because another node began to hear of it, waits so long. */
  private static final Duration GOOD_FOR = Duration.ofMillis(500);

  private final Outbox outbox;
  private final InstantSource time;
  private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

  Lull(Outbox outbox, InstantSource time) {
    this.outbox = outbox;
    this.time = time;
  }

  boolean isNow() {
    Instant now = time.instant();
    Look look = last.get();
    if (look == null || !look.isGood(now)) {
      look = new Look(outbox.isIdle(), now);
      last.set(look);
    }
    return look.isIdle();
  }

  /** This node hears of something from now on. */
  void end() {
    last.set(null);
  }

  private record Look(boolean isIdle, Instant at) {

    boolean isGood(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(GOOD_FOR));
    }
  }
}
