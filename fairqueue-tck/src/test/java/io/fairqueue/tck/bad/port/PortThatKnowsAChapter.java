package io.fairqueue.tck.bad.port;

import io.fairqueue.tck.bad.claim.ClaimThatKnowsPayments;

/** Depends the wrong way round. */
public interface PortThatKnowsAChapter {

  ClaimThatKnowsPayments claim();
}
