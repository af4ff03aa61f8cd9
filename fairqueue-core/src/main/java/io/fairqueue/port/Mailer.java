package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;

/** Sends mail. Thread-safe. */
public interface Mailer {

  /** Hands a mail over; throws {@link StoreUnavailableException} if nobody takes it. */
  void send(EmailAddress to, String subject, String text);
}
