package io.fairqueue.messages.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.mail.letter.HtmlPart;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.letter.TextPart;
import io.fairqueue.messages.mail.part.CalendarFile;
import io.fairqueue.messages.mail.part.QrImage;
import io.fairqueue.messages.mail.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes whole mails of templates. */
public final class MailWriter {

  private MailWriter() {}

  /**
   * A mail.
   *
   * @param topic what feedback of mail providers is counted by
   */
  public static OutgoingMail write(
      Template template,
      Reader reader,
      EmailAddress to,
      String messageId,
      String topic,
      Instant at) {
    Letter letter = template.letter(reader);
    return new OutgoingMail(
        to,
        template
            .organizer()
            .map(organizer -> organizer + " via " + LetterWriter.HOUSE)
            .orElse(LetterWriter.HOUSE),
        letter.subject(),
        HtmlPart.of(letter),
        TextPart.of(letter),
        messageId,
        at,
        headers(letter, topic),
        pictures(letter, template.codes()),
        template.appointment().stream()
            .map(
                entry ->
                    new OutgoingMail.Part(
                        "calendar@fairqueue",
                        "event.ics",
                        CalendarFile.MEDIA_TYPE,
                        CalendarFile.of(entry, at)))
            .toList());
  }

  private static Map<String, String> headers(Letter letter, String topic) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("Content-Language", letter.tag());
    headers.put("Feedback-ID", topic + ":fairqueue");
    Letter.@Nullable Link stop = letter.unsubscribe();
    if (stop != null) {
      headers.put("List-Unsubscribe", "<" + stop.target() + ">");
      headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    return headers;
  }

  private static List<OutgoingMail.Part> pictures(Letter letter, List<String> codes) {
    return IntStream.range(0, codes.size())
        .mapToObj(
            i -> {
              Letter.Pass pass = letter.passes().get(i);
              return new OutgoingMail.Part(
                  pass.picture(), pass.file(), QrImage.MEDIA_TYPE, QrImage.of(codes.get(i)));
            })
        .toList();
  }
}
