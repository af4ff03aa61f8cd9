package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event is elsewhere, or at another time.
 *
 * @param event as it is now
 * @param former as it was
 */
public record EventMovedMail(Occasion event, Occasion former, @Nullable URI page)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "event-moved";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter letter = event.letter(name(), reader).say("moved").say("valid");
    letter.fact("event", event.name());
    if (!Objects.equals(former.venue(), event.venue())) {
      letter.change("venue", former.venue(), event.venue());
    } else {
      letter.fact("venue", event.venue());
    }
    if (differs(former.startsAt(), event.startsAt())) {
      letter.change("starts", former.startsAt(), former.zone(), event.startsAt(), event.zone());
    } else {
      letter.fact("starts", event.startsAt(), event.zone());
    }
    if (differs(former.endsAt(), event.endsAt())) {
      letter.change("ends", former.endsAt(), former.zone(), event.endsAt(), event.zone());
    }
    return letter.button("button", page).because("ticket").letter();
  }

  @Override
  public Optional<Appointment> appointment() {
    return event.appointment();
  }

  private boolean differs(@Nullable Instant before, @Nullable Instant now) {
    return !Objects.equals(before, now) || (now != null && !former.zone().equals(event.zone()));
  }
}
