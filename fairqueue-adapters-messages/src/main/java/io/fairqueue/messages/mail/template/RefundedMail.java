package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.util.List;
import java.util.UUID;

/** Money is back; or tickets are that cost nothing. */
public record RefundedMail(Occasion event, UUID claim, Money amount, List<String> labels)
    implements Template.OfEvent {

  public RefundedMail {
    labels = List.copyOf(labels);
  }

  @Override
  public String name() {
    return "refunded";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter letter = event.letter(name(), reader).with("amount", amount);
    if (amount.isFree()) {
      letter.say("free");
    } else {
      letter.say("paid").say("days").fact("amount", amount);
    }
    return letter
        .fact("event", event.name())
        .tickets(labels)
        .fact("order", claim.toString())
        .because("order")
        .letter();
  }
}
