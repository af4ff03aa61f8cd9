package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.message.DeviceStoreContract;

final class MemoryDeviceStoreTest extends DeviceStoreContract {

  private final Stores stores = new MemoryStores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
