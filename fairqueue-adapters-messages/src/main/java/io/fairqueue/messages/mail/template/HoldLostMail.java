package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;

/** The last attempt to pay failed, and the tickets went back. */
public record HoldLostMail(Occasion event) implements Template.OfEvent {

  @Override
  public String name() {
    return "hold-lost";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .say("lost")
        .say("money")
        .fact("event", event.name())
        .because("order")
        .letter();
  }
}
