package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.util.UUID;

/** Money could not be given back yet. */
public record RefundFailedMail(Occasion event, UUID claim, Money amount)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "refund-failed";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .with("amount", amount)
        .say("failed")
        .say("care")
        .fact("event", event.name())
        .fact("amount", amount)
        .fact("order", claim.toString())
        .because("order")
        .letter();
  }
}
