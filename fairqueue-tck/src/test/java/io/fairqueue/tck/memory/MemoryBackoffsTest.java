package io.fairqueue.tck.memory;

import io.fairqueue.memory.account.MemoryBackoffs;
import io.fairqueue.port.Backoffs;
import io.fairqueue.tck.contract.operation.BackoffsContract;

class MemoryBackoffsTest extends BackoffsContract {

  private final Backoffs backoffs = new MemoryBackoffs();

  @Override
  protected Backoffs backoffs() {
    return backoffs;
  }
}
