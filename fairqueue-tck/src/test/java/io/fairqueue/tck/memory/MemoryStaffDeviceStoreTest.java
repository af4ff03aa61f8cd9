package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.staff.StaffDeviceStoreContract;

class MemoryStaffDeviceStoreTest extends StaffDeviceStoreContract {

  private static final Stores STORES = new MemoryStores();

  @Override
  protected Stores stores() {
    return STORES;
  }
}
