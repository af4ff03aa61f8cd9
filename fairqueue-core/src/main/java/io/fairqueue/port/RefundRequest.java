package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Refund;
import java.util.List;

/** What became of asking for a refund. */
public sealed interface RefundRequest {

  /**
   * Asked for now, or asked again after the gateway had refused.
   *
   * @param refunds at least one; more where what was refused is asked for again together with what
   *     nobody had asked for
   */
  record Requested(List<Refund> refunds) implements RefundRequest {

    public Requested {
      refunds = List.copyOf(refunds);
    }
  }

  /** It cost nothing: the units are free, and the claim is refunded if these were the last. */
  record NothingToPay(Claim claim) implements RefundRequest {}

  /** One of the tickets let somebody in, and nobody insisted. */
  record CheckedIn() implements RefundRequest {}

  /** A unit is none of this claim's. */
  record UnknownUnits() implements RefundRequest {}

  /**
   * The claim is not sold, or the refund of a unit is under way or done; or a refund that the
   * gateway refused is of further units, and is asked for again with all of them or not at all.
   */
  record NotRefundable() implements RefundRequest {}
}
