package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Refund;

/** What became of captured money. */
public sealed interface Settlement {

  record Confirmed(Claim.Confirmed claim) implements Settlement {}

  /** Nothing to sell for it: it goes back. */
  record RefundDue(Refund refund) implements Settlement {}

  /** It had its effect before. */
  record Already() implements Settlement {}

  record UnknownPayment() implements Settlement {}
}
