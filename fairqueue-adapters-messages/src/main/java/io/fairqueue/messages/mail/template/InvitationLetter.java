package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.staff.Role;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked to open an organizer's account.
 *
 * @param host who asks
 * @param event on which they are to work; null for none
 * @param role as what; null likewise
 * @param page where they accept, once
 */
public record InvitationLetter(String host, @Nullable String event, @Nullable Role role, URI page)
    implements Template.OfAccount {

  @Override
  public String name() {
    return "invitation";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter writer = new LetterWriter(name(), reader.bound()).with("host", host);
    if (event == null || role == null) {
      writer.say("account");
    } else {
      writer.with("event", event).say("event").fact("event", event).role(role);
    }
    return writer
        .say("password")
        .button("button", page)
        .note("once")
        .note("stranger")
        .because("invited")
        .letter();
  }
}
