package io.fairqueue.tck.rules.bad.claim;

import io.fairqueue.tck.rules.bad.payment.PaymentThatKnowsAnAdapter;

/** Depends the wrong way round. */
public interface ClaimThatKnowsPayments {

  PaymentThatKnowsAnAdapter payment();
}
