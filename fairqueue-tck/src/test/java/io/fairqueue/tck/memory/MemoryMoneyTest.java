package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.payment.MoneyInterleavings;

class MemoryMoneyTest extends MoneyInterleavings {

  @Override
  protected Stores stores() {
    return new MemoryStores();
  }
}
