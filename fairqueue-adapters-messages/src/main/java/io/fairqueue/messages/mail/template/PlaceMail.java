package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fan who waits asked where.
 *
 * @param number as it was given on arrival
 * @param ahead how many were before the fan
 * @param at when that was so
 * @param line where it is seen; null where there are no pages
 */
public record PlaceMail(Occasion event, long number, long ahead, Instant at, @Nullable URI line)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "place";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .with("number", Long.toString(number))
        .say("waits")
        .say("kept")
        .fact("event", event.name())
        .fact("number", Long.toString(number))
        .fact("ahead", Long.toString(ahead))
        .fact("asof", at, event.zone())
        .button("button", line)
        .because("asked")
        .letter();
  }
}
