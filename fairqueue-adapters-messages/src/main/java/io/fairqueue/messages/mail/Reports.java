package io.fairqueue.messages.mail;

import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.template.EndpointDisabledReport;
import io.fairqueue.messages.mail.template.NewDeviceReport;

/** What organizers are told of. */
final class Reports {

  private final Facts facts;
  private final Links links;
  private final MoneyDrafts money;

  Reports(Facts facts, Links links) {
    this.facts = facts;
    this.links = links;
    this.money = new MoneyDrafts(facts);
  }

  Draft of(Message message) {
    if (message instanceof Message.RefundFailed failed) {
      return money.report(failed);
    }
    if (message instanceof Message.StaffDeviceSeen seen) {
      return seen(seen);
    }
    return message instanceof Message.EndpointDisabled disabled
        ? disabled(disabled)
        : new Draft.Pointless("no mail tells organizers of it");
  }

  /** Nobody knows where an organizer's clock hangs. */
  private Draft seen(Message.StaffDeviceSeen seen) {
    return new Draft.Worth(
        new NewDeviceReport(
            seen.agent(), seen.country(), seen.head().at(), Facts.zone(null), links.account()));
  }

  private Draft disabled(Message.EndpointDisabled disabled) {
    String event =
        disabled.event().flatMap(facts.stores().events()::find).map(facts::name).orElse(null);
    return new Draft.Worth(
        new EndpointDisabledReport(disabled.endpoint(), event, disabled.reason()));
  }
}
