package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.account.SigningKeyStoreContract;

class MemorySigningKeyStoreTest extends SigningKeyStoreContract {

  @Override
  protected Stores freshStores() {
    return new MemoryStores();
  }
}
