package io.fairqueue.tck.bad.payment;

import io.fairqueue.tck.bad.memory.MemoryThatKnowsAnAdapter;

/** Depends the wrong way round. */
public interface PaymentThatKnowsAnAdapter {

  MemoryThatKnowsAnAdapter memory();
}
