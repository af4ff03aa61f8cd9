package io.fairqueue.tck.rules.bad.port;

import io.fairqueue.tck.rules.bad.claim.ClaimThatKnowsPayments;

/** Depends the wrong way round. */
public interface PortThatKnowsAChapter {

  ClaimThatKnowsPayments claim();
}
