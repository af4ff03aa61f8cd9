package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint gets nothing any more.
 *
 * @param event the one that it hears of; null for all
 */
public record EndpointDisabledReport(UUID endpoint, @Nullable String event, String reason)
    implements Template.OfAccount {

  @Override
  public String name() {
    return "endpoint-disabled-report";
  }

  @Override
  public Letter letter(Reader reader) {
    return new LetterWriter(name(), reader.bound())
        .say("disabled")
        .say("again")
        .fact("endpoint", endpoint.toString())
        .fact("event", event)
        .fact("reason", reason)
        .because("organizer")
        .letter();
  }
}
