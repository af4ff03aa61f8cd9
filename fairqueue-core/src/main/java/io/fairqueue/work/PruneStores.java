package io.fairqueue.work;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Retention;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.DrawSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what nothing depends on any more, a little at a time, once a minute: webhooks, messages,
 * rows of the audit log and who is who in public lists by the rules of {@link Retention}; names of
 * requests, invitations, beginnings and ends of sessions when nobody can come back to them.
 */
public final class PruneStores {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 1_000;

  /** What is left then waits for the next minute, or for another node. */
  private static final int TIMES = 50;

  private final Stores stores;
  private final DrawSecrets secrets;
  private final Retention retention;
  private final InstantSource time;
  private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

  public PruneStores(Parts parts, Retention retention) {
    this.stores = parts.stores();
    this.secrets = new DrawSecrets(stores.draws(), parts.vault(), parts.random());
    this.retention = retention;
    this.time = parts.time();
  }

  /**
   * Does nothing if it was called in the last minute.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public void prune(Consumer<RuntimeException> onFailure) {
    Instant now = time.instant();
    Instant before = last.get();
    boolean isDue = before == null || !now.isBefore(before.plus(PAUSE)) || now.isBefore(before);
    if (!isDue || !last.compareAndSet(before, now)) {
      return;
    }
    Faults faults = new Faults();
    attempt(faults, () -> prune(now, retention.webhooks(), stores.webhooks()::prune));
    attempt(faults, () -> prune(now, retention.audit(), stores.audit()::prune));
    attempt(faults, () -> prune(now, retention.messages(), stores.outbox()::prune));
    attempt(faults, () -> stores.idempotency().prune(now));
    attempt(faults, () -> stores.sessions().prune(now));
    attempt(faults, () -> prune(now, Duration.ZERO, stores.signIns()::prune));
    attempt(faults, () -> stores.samples().prune(now));
    attempt(faults, () -> stores.publicLogs().prune(now));
    attempt(faults, () -> prune(now, Duration.ZERO, stores.invitations()::prune));
    attempt(
        faults,
        () -> prune(now, retention.secrets(), (until, limit) -> erase(until, limit, faults)));
    attempt(faults, () -> stores.events().noteCleared());
    faults.tell(onFailure);
  }

  private static void prune(Instant now, @Nullable Duration kept, Pruning pruning) {
    if (kept == null) {
      return;
    }
    Instant before = now.minus(kept);
    int pruned = AT_ONCE;
    for (int i = 0; i < TIMES && pruned == AT_ONCE; i++) {
      pruned = pruning.prune(before, AT_ONCE);
    }
  }

  /** The secrets of events that are over; one that can't be erased keeps no other one. */
  private int erase(Instant before, int limit, Faults faults) {
    List<EventId> nameable = stores.draws().nameable(before, limit);
    int erased = 0;
    for (EventId event : nameable) {
      try {
        if (secrets.of(event).filter(secret -> stores.draws().forget(event, secret)).isPresent()) {
          erased++;
        }
      } catch (RuntimeException failure) {
        faults.add(failure);
      }
    }
    return erased;
  }

  private static void attempt(Faults faults, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      faults.add(failure);
    }
  }

  private interface Pruning {

    int prune(Instant before, int limit);
  }
}
