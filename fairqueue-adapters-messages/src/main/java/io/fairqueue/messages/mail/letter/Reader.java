package io.fairqueue.messages.mail.letter;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a mail.
 *
 * @param name null where there is none to be said
 * @param unsubscribe where mail of the kind is stopped; null where there is no need to
 */
public record Reader(Locale locale, @Nullable String name, @Nullable URI unsubscribe) {

  /** The same, who can't unsubscribe. */
  public Reader bound() {
    return new Reader(locale, name, null);
  }
}
