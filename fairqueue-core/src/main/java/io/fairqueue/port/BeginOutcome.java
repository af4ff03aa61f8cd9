package io.fairqueue.port;

import io.fairqueue.domain.Payment;

/** What became of starting a payment. */
public sealed interface BeginOutcome {

  record Begun(Payment.Initializing payment) implements BeginOutcome {}

  /** This attempt is live already. */
  record AlreadyLive(Payment.Live payment) implements BeginOutcome {}

  /** The claim is not held any more, its hold is over, or its attempts are used up. */
  record NotPayable() implements BeginOutcome {}
}
