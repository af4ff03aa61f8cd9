package io.fairqueue.tck.memory;

import io.fairqueue.memory.account.MemoryCodeStore;
import io.fairqueue.port.CodeStore;
import io.fairqueue.tck.contract.account.CodeStoreContract;

class MemoryCodeStoreTest extends CodeStoreContract {

  private final CodeStore codes = new MemoryCodeStore();

  @Override
  protected CodeStore codes() {
    return codes;
  }
}
