package io.fairqueue.cli.claim;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.cli.payment.PaymentRow;
import io.fairqueue.domain.Claim;
import io.fairqueue.http.claim.ClaimBody;
import io.fairqueue.port.PaymentView;
import java.util.List;

/** Everything about a claim: what its fan is told, whose it is, and how it was paid. */
record ClaimSheet(
    @JsonUnwrapped ClaimBody claim,
    String customerId,
    String queueEntryId,
    List<PaymentRow> payments) {

  static ClaimSheet of(Claim claim, List<PaymentView> payments) {
    var facts = claim.facts();
    return new ClaimSheet(
        ClaimBody.of(claim, payments),
        facts.customerId().toString(),
        facts.entryId().toString(),
        payments.stream().map(PaymentRow::of).toList());
  }
}
