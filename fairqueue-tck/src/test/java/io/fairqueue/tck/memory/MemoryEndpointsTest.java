package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.message.EndpointsContract;

final class MemoryEndpointsTest extends EndpointsContract {

  private final Stores stores = new MemoryStores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
