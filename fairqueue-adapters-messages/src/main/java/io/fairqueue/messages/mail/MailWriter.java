package io.fairqueue.messages.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.messages.mail.letter.HtmlPart;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Logo;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.letter.TextPart;
import io.fairqueue.messages.mail.part.CalendarFile;
import io.fairqueue.messages.mail.part.QrImage;
import io.fairqueue.messages.mail.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return write(template, reader, to, messageId, topic, at, null);
  }

  /**
   * The same.
   *
   * @param logo of the event that it is about, if that has one
   */
  public static OutgoingMail write(
      Template template,
      Reader reader,
      EmailAddress to,
      String messageId,
      String topic,
      Instant at,
      @Nullable Logo logo) {
    Letter letter = template.letter(reader);
    return new OutgoingMail(
        to,
        template
            .organizer()
            .map(organizer -> organizer + " via " + LetterWriter.HOUSE)
            .orElse(LetterWriter.HOUSE),
        letter.subject(),
        HtmlPart.of(letter, logo != null),
        TextPart.of(letter),
        messageId,
        at,
        headers(letter, topic),
        pictures(letter, template.codes(), logo),
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

  private static List<OutgoingMail.Part> pictures(
      Letter letter, List<String> codes, @Nullable Logo logo) {
    List<OutgoingMail.Part> pictures = new ArrayList<>();
    if (logo != null) {
      pictures.add(picture(Logo.ID, "logo.png", logo.png()));
    }
    for (int i = 0; i < codes.size(); i++) {
      Letter.Pass pass = letter.passes().get(i);
      pictures.add(picture(pass.picture(), pass.file(), QrImage.of(codes.get(i))));
    }
    return pictures;
  }

  private static OutgoingMail.Part picture(String id, String file, byte[] png) {
    return new OutgoingMail.Part(id, file, PictureType.PNG.mediaType(), png);
  }
}
