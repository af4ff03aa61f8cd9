package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.message.OutboxContract;

final class MemoryOutboxTest extends OutboxContract {

  private final Stores stores = new MemoryStores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
