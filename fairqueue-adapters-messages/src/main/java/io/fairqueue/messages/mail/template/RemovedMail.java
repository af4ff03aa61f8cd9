package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;

/** A fan was taken out of a line. */
public record RemovedMail(Occasion event) implements Template.OfEvent {

  @Override
  public String name() {
    return "removed";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .say("removed")
        .say("appeal")
        .fact("event", event.name())
        .because("place")
        .letter();
  }
}
