package io.fairqueue.messages.mail.letter;

import java.util.Map;
import java.util.Objects;

/** The texts of mails. */
final class Words {

  private static final Map<Language, Bundle> ALL = Bundle.all(Words.class, "mail");

  private Words() {}

  static Bundle of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }
}
