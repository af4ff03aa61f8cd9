package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fan of a lobby has a place.
 *
 * @param isRandom whether a draw gave it, and not the order of coming
 * @param saleStart when the line begins to move
 * @param line where it is seen; null where there are no pages
 */
public record DrawnMail(
    Occasion event, boolean isRandom, long place, Instant saleStart, @Nullable URI line)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "drawn";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .with("place", Long.toString(place))
        .with("start", saleStart, event.zone())
        .say(isRandom ? "drawn" : "arrival")
        .say("kept")
        .fact("event", event.name())
        .fact("place", Long.toString(place))
        .fact("sale", saleStart, event.zone())
        .button("button", line)
        .because("place")
        .letter();
  }
}
