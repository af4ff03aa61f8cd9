package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay failed.
 *
 * @param heldUntil the end of the hold; null if it is over
 * @param order where to try again; null where there are no pages
 */
public record PaymentFailedMail(
    Occasion event, Money amount, @Nullable Instant heldUntil, @Nullable URI order)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "payment-failed";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter letter = event.letter(name(), reader).with("amount", amount).say("failed");
    if (heldUntil == null) {
      letter.say("over");
    } else {
      letter.with("until", heldUntil, event.zone()).say("held").button("button", order);
    }
    return letter
        .fact("event", event.name())
        .fact("amount", amount)
        .fact("held", heldUntil, event.zone())
        .because("order")
        .letter();
  }
}
