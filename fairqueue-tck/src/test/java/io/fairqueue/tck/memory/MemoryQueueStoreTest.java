package io.fairqueue.tck.memory;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.QueueStoreContract;
import java.util.OptionalInt;

class MemoryQueueStoreTest extends QueueStoreContract {

  private static final Stores STORES = new MemoryStores();
  private final Fixtures given = new Fixtures(STORES);

  @Override
  protected QueueStore queue() {
    return STORES.queue();
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
