package io.fairqueue.messages.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a device shows.
 *
 * @param topic what it is about: a newer message takes the place of an older one; up to 32 letters,
 *     digits, dashes and underscores
 * @param life how long it says something; then it need not be shown any more
 * @param isUrgent whether it may wake the device
 */
public record PushMessage(Payload payload, String topic, Duration life, boolean isUrgent) {

  /**
   * What a page's service worker is given.
   *
   * @param url where it leads; null where there are no pages
   * @param eventId null for what is about no event
   * @param slug names the event in addresses of pages, too; null for none
   * @param until when it ends, RFC 3339; null where nothing does
   */
  public record Payload(
      String type,
      String title,
      String body,
      @Nullable String url,
      @Nullable String eventId,
      @Nullable String slug,
      @Nullable String until) {}
}
