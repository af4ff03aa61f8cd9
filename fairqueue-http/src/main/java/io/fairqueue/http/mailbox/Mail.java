package io.fairqueue.http.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was sent.
 *
 * @param html null where there is text only
 * @param headers those that were given
 * @param files what goes along
 */
record Mail(
    String to,
    String subject,
    String text,
    @Nullable String html,
    Map<String, String> headers,
    List<MailFile> files,
    Instant at) {

  /** Never the text: it may hold a one-time code. */
  @Override
  public String toString() {
    return "Mail[at=" + at + "]";
  }

  /**
   * What goes along with a mail.
   *
   * @param size in bytes
   */
  record MailFile(String name, String mediaType, int size) {}
}
