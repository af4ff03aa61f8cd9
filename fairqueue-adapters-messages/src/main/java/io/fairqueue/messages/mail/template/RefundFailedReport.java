package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The same, for the organizer.
 *
 * @param reason in the gateway's words
 */
public record RefundFailedReport(Occasion event, UUID claim, Money amount, @Nullable String reason)
    implements Template.OfEvent {

  @Override
  public String name() {
    return "refund-failed-report";
  }

  @Override
  public Letter letter(Reader reader) {
    return event
        .letter(name(), reader)
        .with("amount", amount)
        .say("failed")
        .say("owed")
        .fact("event", event.name())
        .fact("amount", amount)
        .fact("order", claim.toString())
        .fact("reason", reason)
        .because("organizer")
        .letter();
  }
}
