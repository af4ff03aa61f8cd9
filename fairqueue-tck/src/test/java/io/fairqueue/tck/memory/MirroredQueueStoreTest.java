package io.fairqueue.tck.memory;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.QueueStore;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.ManualTime;
import io.fairqueue.tck.QueueStoreContract;
import java.util.OptionalInt;

class MirroredQueueStoreTest extends QueueStoreContract {

  private static final Mirrored MIRRORED = new Mirrored(new ManualTime());
  private static final QueueStore QUEUE = MIRRORED.queue();
  private final Fixtures given = new Fixtures(MIRRORED.stores());

  @Override
  protected QueueStore queue() {
    return QUEUE;
  }

  @Override
  protected EventId newLine(OptionalInt freeUnits) {
    return given.newLine(freeUnits);
  }

  @Override
  protected CustomerId newCustomer() {
    return given.customer();
  }
}
