package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.claim.SearchContract;

class MemorySearchTest extends SearchContract {

  private static final Stores STORES = new MemoryStores();

  @Override
  protected Stores stores() {
    return STORES;
  }
}
