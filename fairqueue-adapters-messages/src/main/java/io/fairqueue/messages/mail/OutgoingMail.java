package io.fairqueue.messages.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.mail.letter.SingleLine;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail as it is handed over. What stands in headers is of one line, whatever was given.
 *
 * @param sender the name beside the address that all mail comes from
 * @param messageId without the brackets; the same for the same mail told again
 * @param headers more of them, in order
 * @param pictures what the page shows, by content id
 * @param files what is attached
 */
public record OutgoingMail(
    EmailAddress to,
    String sender,
    String subject,
    String html,
    String text,
    String messageId,
    Instant at,
    Map<String, String> headers,
    List<Part> pictures,
    List<Part> files) {

  public OutgoingMail {
    sender = SingleLine.of(sender);
    subject = SingleLine.of(subject);
    var single = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> single.put(name, SingleLine.of(value)));
    headers = Collections.unmodifiableMap(single);
    pictures = List.copyOf(pictures);
    files = List.copyOf(files);
  }

  /** Never what it says. */
  @Override
  public String toString() {
    return "OutgoingMail[" + messageId + "]";
  }

  /**
   * A file.
   *
   * @param id its content id, without the brackets
   */
  public record Part(String id, String name, String mediaType, byte[] content) {}
}
