package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A turn was not used.
 *
 * @param line where to join again; null where there are no pages
 */
public record LapsedMail(Occasion event, @Nullable URI line) implements Template.OfEvent {

  @Override
  public String name() {
    return "lapsed";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .say("passed")
        .say("again")
        .fact("event", event.name())
        .button("button", line)
        .because("place")
        .letter();
  }
}
