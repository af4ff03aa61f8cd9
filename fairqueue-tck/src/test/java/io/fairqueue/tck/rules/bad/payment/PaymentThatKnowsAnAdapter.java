package io.fairqueue.tck.rules.bad.payment;

import io.fairqueue.tck.rules.bad.memory.MemoryThatKnowsAnAdapter;

/** Depends the wrong way round. */
public interface PaymentThatKnowsAnAdapter {

  MemoryThatKnowsAnAdapter memory();
}
