package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/**
 * What ties a refund to the gateway's books.
 *
 * @param capture the gateway's id of the second capture that goes back; null for the payment's own
 *     money
 * @param outside whether it was made at the gateway and not by us
 * @param accepted whether the gateway took it on; it then tells when the money is back
 * @param gatewayId the gateway's own id of the refund; null until it gave one
 */
public record RefundTrail(
    @Nullable String capture, boolean outside, boolean accepted, @Nullable String gatewayId) {

  /** Of a payment's own money; the gateway was not asked yet. */
  public static final RefundTrail NEW = new RefundTrail(null, false, false, null);

  /** Of a second capture; the gateway was not asked yet. */
  public static RefundTrail ofCapture(String capture) {
    return new RefundTrail(capture, false, false, null);
  }

  /** The gateway took it on. */
  public RefundTrail accept(@Nullable String id) {
    return new RefundTrail(capture, outside, true, id == null ? gatewayId : id);
  }

  /** To be asked for again. */
  public RefundTrail reopen() {
    return new RefundTrail(capture, outside, false, gatewayId);
  }
}
