package io.fairqueue.payment;

import io.fairqueue.access.Lookup;
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

  public Lookup<PaymentView> show(PaymentId id, Viewer viewer) {
    PaymentView view = payments.view(id).orElse(null);
    if (view == null) {
      return new Lookup.NotFound<>();
    }
    return switch (claims.show(view.payment().facts().claimId(), viewer)) {
      case Lookup.Found<Claim> found -> new Lookup.Found<>(view);
      case Lookup.NotFound<Claim> gone -> new Lookup.NotFound<>();
      case Lookup.Forbidden<Claim> foreign -> new Lookup.Forbidden<>();
    };
  }

  /** Every attempt of a claim, newest first. */
  public Lookup<List<PaymentView>> ofClaim(ClaimId id, Viewer viewer) {
    return switch (claims.show(id, viewer)) {
      case Lookup.Found<Claim> found -> new Lookup.Found<>(payments.viewsOfClaim(id));
      case Lookup.NotFound<Claim> gone -> new Lookup.NotFound<>();
      case Lookup.Forbidden<Claim> foreign -> new Lookup.Forbidden<>();
    };
  }
}
