package io.fairqueue.messages.mail;

import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.template.EndpointDisabledReport;

/** What organizers are told of. */
final class Reports {

  private final Facts facts;
  private final MoneyDrafts money;

  Reports(Facts facts) {
    this.facts = facts;
    this.money = new MoneyDrafts(facts);
  }

  Draft of(Message message) {
    if (message instanceof Message.RefundFailed failed) {
      return money.report(failed);
    }
    return message instanceof Message.EndpointDisabled disabled
        ? disabled(disabled)
        : new Draft.Pointless("no mail tells organizers of it");
  }

  private Draft disabled(Message.EndpointDisabled disabled) {
    String event =
        disabled.event().flatMap(facts.stores().events()::find).map(facts::name).orElse(null);
    return new Draft.Worth(
        new EndpointDisabledReport(disabled.endpoint(), event, disabled.reason()));
  }
}
