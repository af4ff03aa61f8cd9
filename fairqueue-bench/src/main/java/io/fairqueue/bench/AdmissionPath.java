package io.fairqueue.bench;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineStore.JoinOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/** The steps of the admission path, in a line that keeps its length. Not thread-safe. */
final class AdmissionPath implements AutoCloseable {

  private static final int CROWD = 1_000;
  private static final Duration HOLD = Duration.ofMinutes(10);

  private final PathStores stores;
  private final IdSource ids = IdSource.timeOrdered(InstantSource.system());
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private EventId event;
  private List<Long> places = List.of();

  private AdmissionPath(PathStores stores) {
    this.stores = stores;
    this.event = stores.openSale();
  }

  static AdmissionPath on(Adapter adapter) {
    return new AdmissionPath(PathStores.open(adapter));
  }

  /** Opens the next sale, with a crowd that waits. */
  void renew() {
    event = stores.openSale();
    try (ExecutorService fans = Executors.newVirtualThreadPerTaskExecutor()) {
      places =
          fans.invokeAll(Collections.<Callable<Long>>nCopies(CROWD, this::join)).stream()
              .map(Future::resultNow)
              .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  long position() {
    return stores.lineReads().position(event, places.get(random.nextInt(CROWD))).orElseThrow();
  }

  /** The next one is admitted and holds while another fan takes the end of the line. */
  Object wholeWay() {
    long place = join();
    stores.lineReads().position(event, place).orElseThrow();
    var admitted = stores.lines().admit(event, SalePolicy.defaults().admission(), 1, Instant.now());
    if (admitted.isEmpty()) {
      renew();
      return wholeWay();
    }
    return use(admitted.getFirst());
  }

  private Object use(QueueEntry.Admitted entry) {
    Instant now = Instant.now();
    HoldOutcome outcome =
        stores
            .claims()
            .hold(
                new HoldRequest(
                    new ClaimId(ids.next()),
                    event,
                    entry.id(),
                    entry.facts().customerId(),
                    new UnitSelection.AnyOf(1, null),
                    now,
                    now.plus(HOLD)));
    if (!(outcome instanceof HoldOutcome.Held)) {
      throw new IllegalStateException("not held: " + outcome);
    }
    return outcome;
  }

  private long join() {
    JoinOutcome outcome =
        stores.lines().join(event, new CustomerId(UUID.randomUUID()), Instant.now());
    if (outcome instanceof JoinOutcome.Joined joined) {
      return joined.entry().facts().place();
    }
    throw new IllegalStateException("not joined: " + outcome);
  }

  @Override
  public void close() {
    stores.close();
  }
}
