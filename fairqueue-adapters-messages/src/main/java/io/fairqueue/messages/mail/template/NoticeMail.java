package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What an organizer says to fans of an event. */
public record NoticeMail(Occasion event, String text, @Nullable URI page)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "notice";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .say("said")
        .quote(text)
        .fact("event", event.name())
        .button("button", page)
        .because("fan")
        .letter();
  }
}
