package io.fairqueue.messages.mail;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.template.Occasion;
import io.fairqueue.messages.mail.template.PaymentLateMail;
import io.fairqueue.messages.mail.template.RefundFailedMail;
import io.fairqueue.messages.mail.template.RefundFailedReport;
import io.fairqueue.messages.mail.template.RefundRequestedMail;
import io.fairqueue.messages.mail.template.RefundedMail;
import io.fairqueue.messages.mail.template.Template;
import java.util.List;
import java.util.function.Function;
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
    return new Draft.Worth(
        new RefundRequestedMail(
            facts.occasion(event),
            payer.claim().value(),
            payer.amount(),
            labels(event, payer, requested.refund())));
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
            labels(event, payer, succeeded.refund())));
  }

  Draft failed(Message.RefundFailed failed) {
    Message.Payer payer = failed.payer();
    return unlessMended(
        failed, occasion -> new RefundFailedMail(occasion, payer.claim().value(), payer.amount()));
  }

  /** The same for the organizer. */
  Draft report(Message.RefundFailed failed) {
    Message.Payer payer = failed.payer();
    return unlessMended(
        failed,
        occasion ->
            new RefundFailedReport(
                occasion, payer.claim().value(), payer.amount(), failed.refund().reason()));
  }

  private Draft unlessMended(Message.RefundFailed failed, Function<Occasion, Template> mail) {
    Event event = facts.event(failed.payer().event());
    if (event == null) {
      return gone();
    }
    return isMended(failed)
        ? new Draft.Pointless("the refund succeeded after all")
        : new Draft.Worth(mail.apply(facts.occasion(event)));
  }

  private List<String> labels(Event event, Message.Payer payer, Message.RefundFacts refund) {
    return facts.labels(event, facts.claim(payer.claim()), refund.units());
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
}
