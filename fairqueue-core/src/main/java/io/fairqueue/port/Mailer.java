package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;

/** Sends mail. Thread-safe. */
public interface Mailer {

  /**
   * Takes a mail to be delivered, and waits for nobody's mail server; how that ends is not
   * reported. Throws {@link BusyException} when too many wait already.
   *
   * @param subject one line
   */
  void send(EmailAddress to, String subject, String text);
}
