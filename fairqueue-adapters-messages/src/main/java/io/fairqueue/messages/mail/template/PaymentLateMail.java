package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;

/** Money came that could not buy anything, and goes back. */
public record PaymentLateMail(Occasion event, Money amount) implements Template.OfEvent {

  @Override
  public String name() {
    return "payment-late";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .with("amount", amount)
        .say("late")
        .say("back")
        .fact("event", event.name())
        .fact("amount", amount)
        .because("order")
        .letter();
  }
}
