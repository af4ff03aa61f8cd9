package io.fairqueue.redis;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.QueueStore;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.QueueStoreContract;
import io.fairqueue.usecase.LineFollower;
import io.fairqueue.usecase.MirroredQueueStore;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** A line in memory that is mirrored in Redis answers as any other line does. */
class MirroredQueueStoreIT extends QueueStoreContract {

  private static final LineMirror MIRROR = new RedisLineMirror(SharedRedis.connections());
  private static final AtomicReference<LineFollower> FOLLOWER = new AtomicReference<>();
  private static final MemoryStores TRUTH =
      new MemoryStores(change -> requireNonNull(FOLLOWER.get()).changed(change));
  private static final QueueStore QUEUE = new MirroredQueueStore(TRUTH.queue(), MIRROR);
  private static final Fixtures FIXTURES = new Fixtures(TRUTH);

  static {
    FOLLOWER.set(new LineFollower(MIRROR, TRUTH.lineLog()));
  }

  @Override
  protected QueueStore queue() {
    return QUEUE;
  }

  @Override
  protected EventId newLine(OptionalInt freeUnits) {
    return FIXTURES.newLine(freeUnits);
  }

  @Override
  protected CustomerId newCustomer() {
    return FIXTURES.customer();
  }
}
