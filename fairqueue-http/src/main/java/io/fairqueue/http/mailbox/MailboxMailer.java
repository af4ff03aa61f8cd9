package io.fairqueue.http.mailbox;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.port.Mailer;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the latest mails in memory instead of sending them. Thread-safe. */
@Singleton
@Requires(property = "fairqueue.embedded")
@Requires(missingProperty = "fairqueue.smtp")
final class MailboxMailer implements Mailer {

  /** Older mails make room. */
  static final int MAX_KEPT = 10_000;

  private final Deque<Mail> newestFirst = new ArrayDeque<>();
  private final InstantSource time;

  MailboxMailer(InstantSource time) {
    this.time = time;
  }

  @Override
  public synchronized void send(EmailAddress to, String subject, String text) {
    if (newestFirst.size() == MAX_KEPT) {
      newestFirst.removeLast();
    }
    newestFirst.addFirst(new Mail(to.value(), subject, text, time.instant()));
  }

  /**
   * Newest first.
   *
   * @param to in any spelling; null for everybody's
   */
  synchronized List<Mail> mails(@Nullable String to) {
    String address = to == null ? null : canonical(to);
    return newestFirst.stream()
        .filter(mail -> address == null || mail.to().equals(address))
        .toList();
  }

  private static String canonical(String to) {
    try {
      return new EmailAddress(to).value();
    } catch (InvalidInputException noAddress) {
      return to; // nobody's
    }
  }
}
