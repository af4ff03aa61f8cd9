package io.fairqueue.messages.mail;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.template.PaymentLateMail;
import io.fairqueue.messages.mail.template.RefundFailedMail;
import io.fairqueue.messages.mail.template.RefundFailedReport;
import io.fairqueue.messages.mail.template.RefundRequestedMail;
import io.fairqueue.messages.mail.template.RefundedMail;
import org.jspecify.annotations.Nullable;

/** What is told of money on its way back. */
final class MoneyDrafts {

  private final Facts facts;

  MoneyDrafts(Facts facts) {
    this.facts = facts;
  }

  Draft late(Message.PaymentLate late) {
    Event event = facts.event(late.payer().event());
    return event == null
        ? gone()
        : new Draft.Worth(new PaymentLateMail(facts.occasion(event), late.payer().amount()));
  }

  Draft requested(Message.RefundRequested requested) {
    Message.Payer payer = requested.payer();
    Event event = facts.event(payer.event());
    if (event == null) {
      return gone();
    }
    if (event instanceof Event.Cancelled && !requested.refund().units().isEmpty()) {
      return new Draft.Pointless("the cancellation says it");
    }
    Refund refund = refund(requested.refund());
    if (requested.refund().units().isEmpty() && (refund == null || refund.isOfPayment())) {
      return new Draft.Pointless("the mail of the late payment says it");
    }
    Claim claim = facts.claim(payer.claim());
    return new Draft.Worth(
        new RefundRequestedMail(
            facts.occasion(event),
            payer.claim().value(),
            payer.amount(),
            Facts.labels(claim, requested.refund().units())));
  }

  Draft succeeded(Message.RefundSucceeded succeeded) {
    Message.Payer payer = succeeded.payer();
    Event event = facts.event(payer.event());
    if (event == null) {
      return gone();
    }
    if (event instanceof Event.Cancelled && payer.amount().isFree()) {
      return new Draft.Pointless("the cancellation says it");
    }
    return new Draft.Worth(
        new RefundedMail(
            facts.occasion(event),
            payer.claim().value(),
            payer.amount(),
            Facts.labels(facts.claim(payer.claim()), succeeded.refund().units())));
  }

  Draft failed(Message.RefundFailed failed) {
    Event event = facts.event(failed.payer().event());
    if (event == null) {
      return gone();
    }
    return isMended(failed)
        ? mended()
        : new Draft.Worth(
            new RefundFailedMail(
                facts.occasion(event), failed.payer().claim().value(), failed.payer().amount()));
  }

  /** The same for the organizer. */
  Draft report(Message.RefundFailed failed) {
    Event event = facts.event(failed.payer().event());
    if (event == null) {
      return gone();
    }
    return isMended(failed)
        ? mended()
        : new Draft.Worth(
            new RefundFailedReport(
                facts.occasion(event),
                failed.payer().claim().value(),
                failed.payer().amount(),
                failed.refund().reason()));
  }

  private boolean isMended(Message.RefundFailed failed) {
    Refund refund = refund(failed.refund());
    return refund != null && refund.status() == RefundStatus.SUCCEEDED;
  }

  private @Nullable Refund refund(Message.RefundFacts told) {
    RefundId id = told.id();
    PaymentId payment = told.payment();
    return id == null || payment == null
        ? null
        : facts.stores().payments().view(payment).stream()
            .flatMap(view -> view.refunds().stream())
            .filter(refund -> refund.id().equals(id))
            .findFirst()
            .orElse(null);
  }

  private static Draft gone() {
    return new Draft.Pointless("the event is gone");
  }

  private static Draft mended() {
    return new Draft.Pointless("the refund succeeded after all");
  }
}
