package io.fairqueue.tck.bad.usecase;

import io.fairqueue.tck.bad.memory.MemoryThatKnowsAnAdapter;

/** Depends the wrong way round. */
public interface UseCaseThatKnowsAnAdapter {

  MemoryThatKnowsAnAdapter memory();
}
