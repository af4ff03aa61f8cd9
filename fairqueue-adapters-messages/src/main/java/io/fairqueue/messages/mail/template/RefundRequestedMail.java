package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.util.List;
import java.util.UUID;

/**
 * Money is on its way back.
 *
 * @param labels the tickets that count no more; empty for money that sold nothing
 */
public record RefundRequestedMail(Occasion event, UUID claim, Money amount, List<String> labels)
    implements Template.OfEvent {

  public RefundRequestedMail {
    labels = List.copyOf(labels);
  }

  @Override
  public String name() {
    return "refund-requested";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter letter = event.letter(name(), reader).with("amount", amount).say("soon");
    if (!labels.isEmpty()) {
      letter.say("void");
    }
    return letter
        .fact("event", event.name())
        .fact("amount", amount)
        .tickets(labels)
        .fact("order", claim.toString())
        .because("order")
        .letter();
  }
}
