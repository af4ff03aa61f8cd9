package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An account is open. */
public record WelcomeMail(@Nullable URI page) implements Template.OfAccount {

  @Override
  public String name() {
    return "welcome";
  }

  @Override
  public Letter letter(Reader reader) {
    return new LetterWriter(name(), reader)
        .say("ready")
        .say("line")
        .button("button", page)
        .because("account")
        .letter();
  }

  @Override
  public boolean isOwn() {
    return false;
  }
}
