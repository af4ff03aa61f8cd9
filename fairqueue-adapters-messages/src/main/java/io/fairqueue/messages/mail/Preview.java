package io.fairqueue.messages.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.template.Samples;
import io.fairqueue.messages.mail.template.Template;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mail looks like, by a sample. */
public final class Preview {

  private static final EmailAddress READER = new EmailAddress("ada@fans.example");
  private static final URI UNSUBSCRIBE = URI.create("https://tickets.example/unsubscribe/SAMPLE");
  private static final Instant AT = Instant.parse("2026-06-01T17:00:00Z");

  private final OutgoingMail mail;

  private Preview(OutgoingMail mail) {
    this.mail = mail;
  }

  /** The kinds of mail. */
  public static List<String> templates() {
    return List.copyOf(Samples.all().keySet());
  }

  /** One of a kind; empty if there is no such kind. */
  public static Optional<Preview> of(String template, Locale locale) {
    return Optional.ofNullable(Samples.all().get(template)).map(sample -> of(sample, locale));
  }

  private static Preview of(Template sample, Locale locale) {
    Reader reader = new Reader(locale, "Ada Lovelace", UNSUBSCRIBE);
    return new Preview(
        MailWriter.write(sample, reader, READER, "msg_sample@example", sample.name(), AT));
  }

  /** Its text, below its subject. */
  public String text() {
    return mail.subject() + "\n\n" + mail.text();
  }

  /** Its page, with the pictures in it, for a browser. */
  public String html() {
    String html = mail.html();
    for (OutgoingMail.Part picture : mail.pictures()) {
      html =
          html.replace(
              "cid:" + picture.id(),
              "data:%s;base64,%s"
                  .formatted(
                      picture.mediaType(), Base64.getEncoder().encodeToString(picture.content())));
    }
    return html;
  }
}
