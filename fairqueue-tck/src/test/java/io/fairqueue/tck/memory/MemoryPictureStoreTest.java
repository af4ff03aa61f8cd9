package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.picture.PictureStoreContract;

class MemoryPictureStoreTest extends PictureStoreContract {

  private static final Stores STORES = new MemoryStores();

  @Override
  protected Stores stores() {
    return STORES;
  }
}
