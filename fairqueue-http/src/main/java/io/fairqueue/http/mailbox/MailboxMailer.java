package io.fairqueue.http.mailbox;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.messages.mail.OutgoingMail;
import io.fairqueue.messages.mail.Postbox;
import io.fairqueue.port.Mailer;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the latest mails in memory instead of sending them. Thread-safe. */
@Singleton
@Requires(property = "fairqueue.embedded")
@Requires(missingProperty = "fairqueue.smtp")
final class MailboxMailer implements Mailer, Postbox {

  /** Older mails make room. */
  static final int MAX_KEPT = 10_000;

  /** The same of those with pages, each of which is as big as a hundred codes. */
  static final int MAX_LETTERS = 1_000;

  private static final int AT_ONCE = 8;

  private final Deque<Kept> codes = new ArrayDeque<>();
  private final Deque<Kept> letters = new ArrayDeque<>();
  private final InstantSource time;
  private long numbers;

  MailboxMailer(InstantSource time) {
    this.time = time;
  }

  @Override
  public void send(EmailAddress to, String subject, String text) {
    keep(
        codes,
        MAX_KEPT,
        new Mail(to.value(), subject, text, null, Map.of(), List.of(), time.instant()));
  }

  @Override
  public int room() {
    return AT_ONCE;
  }

  @Override
  public Posted post(OutgoingMail mail) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Message-ID", "<" + mail.messageId() + ">");
    headers.put("From", mail.sender());
    headers.putAll(mail.headers());
    keep(
        letters,
        MAX_LETTERS,
        new Mail(
            mail.to().value(),
            mail.subject(),
            mail.text(),
            mail.html(),
            headers,
            Stream.of(mail.pictures(), mail.files())
                .flatMap(List::stream)
                .map(
                    part -> new Mail.MailFile(part.name(), part.mediaType(), part.content().length))
                .toList(),
            mail.at()));
    return new Posted.Taken();
  }

  /**
   * Newest first.
   *
   * @param to in any spelling; null for everybody's
   */
  synchronized List<Mail> mails(@Nullable String to) {
    String address = to == null ? null : canonical(to);
    return Stream.of(codes, letters)
        .flatMap(Deque::stream)
        .sorted(Comparator.comparingLong(Kept::number).reversed())
        .map(Kept::mail)
        .filter(mail -> address == null || mail.to().equals(address))
        .toList();
  }

  private synchronized void keep(Deque<Kept> kept, int most, Mail mail) {
    if (kept.size() == most) {
      kept.removeLast();
    }
    kept.addFirst(new Kept(++numbers, mail));
  }

  private static String canonical(String to) {
    try {
      return new EmailAddress(to).value();
    } catch (InvalidInputException noAddress) {
      return to; // nobody's
    }
  }

  /** A mail in the order of their coming. */
  private record Kept(long number, Mail mail) {}
}
