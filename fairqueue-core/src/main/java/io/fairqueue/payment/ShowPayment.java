package io.fairqueue.payment;

import io.fairqueue.access.Permitted;
import io.fairqueue.access.Viewer;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentView;
import java.util.List;

/** Payments, to those who may see their claim. */
final class ShowPayment {

  private final PaymentStore payments;
  private final Claims claims;

  ShowPayment(PaymentStore payments, Claims claims) {
    this.payments = payments;
    this.claims = claims;
  }

  public Permitted<PaymentView> show(PaymentId id, Viewer viewer) {
    PaymentView view = payments.view(id).orElse(null);
    if (view == null) {
      return new Permitted.NotFound<>();
    }
    return switch (claims.show(view.payment().facts().claimId(), viewer)) {
      case Permitted.Allowed<Claim> found -> new Permitted.Allowed<>(view);
      case Permitted.NotFound<Claim> notFound -> new Permitted.NotFound<>();
      case Permitted.Forbidden<Claim> forbidden -> new Permitted.Forbidden<>();
    };
  }

  /** Every attempt of a claim, newest first. */
  public Permitted<List<PaymentView>> ofClaim(ClaimId id, Viewer viewer) {
    return switch (claims.show(id, viewer)) {
      case Permitted.Allowed<Claim> found -> new Permitted.Allowed<>(payments.viewsOfClaim(id));
      case Permitted.NotFound<Claim> notFound -> new Permitted.NotFound<>();
      case Permitted.Forbidden<Claim> forbidden -> new Permitted.Forbidden<>();
    };
  }
}
