package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import org.jspecify.annotations.Nullable;

/** An event does not take place. */
public record EventCancelledMail(Occasion event, @Nullable String reason)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "event-cancelled";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter letter = event.letter(name(), reader).say("cancelled").say("money").say("void");
    return event.facts(letter).fact("reason", reason).because("ticket").letter();
  }
}
