package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.account.SignInStoreContract;

class MemorySignInStoreTest extends SignInStoreContract {

  private static final Stores STORES = new MemoryStores();

  @Override
  protected Stores stores() {
    return STORES;
  }
}
