package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fan may choose tickets.
 *
 * @param line where to do it; null where there are no pages
 * @param checkpoint how the line's log stands, signed; null where it has none
 * @param check where that is compared; null where there are no pages
 */
public record TurnMail(
    Occasion event,
    Instant until,
    @Nullable URI line,
    @Nullable String checkpoint,
    @Nullable URI check)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "turn";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .with("until", until, event.zone())
        .say("open")
        .say("limit")
        .fact("event", event.name())
        .fact("until", until, event.zone())
        .button("button", line)
        .seal(checkpoint, check)
        .because("place")
        .letter();
  }
}
