package io.fairqueue.port;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each fact of a sale once, from the store that has committed it: on one node, whichever
 * way it came about. For figures only: a commit whose outcome nobody knows is not told. Must not
 * block or throw; called by many threads at once.
 */
public interface SaleListener {

  /** Hears nothing. */
  static SaleListener none() {
    return new SaleListener() {};
  }

  /** Fans came into a line, or into its lobby. */
  default void joined(int fans) {}

  /** Fans are in a line no more, and were not sold anything. */
  default void gone(Exit why, int fans) {}

  /** Fans were let in, in the order of their line; never none. */
  default void admitted(List<QueueEntry.Admitted> fans, boolean byHand) {}

  /**
   * Units are held.
   *
   * @param admittedAt when its fan was let in; null for a claim in the place of another one
   */
  default void held(Claim claim, @Nullable Instant admittedAt) {}

  /** A claim that was not paid gave its units back. */
  default void released(ReleaseReason reason) {}

  /** A claim was paid, or cost nothing. */
  default void sold(Claim.Confirmed claim) {}

  /** An attempt to pay began. */
  default void paymentBegun() {}

  /** No money came of an attempt; its fan neither gave it up nor began another one instead. */
  default void paymentFailed() {}

  /** Money came, and sold nothing: it goes back. */
  default void paidForNothing(Refund refund) {}

  /** Money went back. */
  default void refunded(Money amount) {}

  /** The gateway refused for good to send money back. */
  default void refundRefused() {}

  /** How fans cease to be in a line. */
  enum Exit {
    /** By themselves, before their turn. */
    LEFT,
    /** They had waited as long as one may. */
    EXPIRED,
    /** By an operator, or with their account. */
    REMOVED,
    /** They were let in, and chose nothing in time. */
    LAPSED,
    /** The sale was over. */
    CLOSED
  }
}
