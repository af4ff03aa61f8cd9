package io.fairqueue.tck.bad.claim;

import io.fairqueue.tck.bad.payment.PaymentThatKnowsAnAdapter;

/** Depends the wrong way round. */
public interface ClaimThatKnowsPayments {

  PaymentThatKnowsAnAdapter payment();
}
