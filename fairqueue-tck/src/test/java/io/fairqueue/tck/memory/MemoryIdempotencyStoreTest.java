package io.fairqueue.tck.memory;

import io.fairqueue.memory.account.MemoryIdempotencyStore;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.tck.contract.operation.IdempotencyStoreContract;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {

  private final IdempotencyStore store = new MemoryIdempotencyStore();

  @Override
  protected IdempotencyStore store() {
    return store;
  }
}
