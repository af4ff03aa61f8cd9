package io.fairqueue.http.board;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.PublicNotice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the organizer says to all. Plain text: show it as it is.
 *
 * @param text by language
 * @param otherwise in which language it is for readers of others
 */
public record BoardNotice(
    UUID id, NoticeLevel level, Map<String, String> text, String otherwise, Instant postedAt) {

  static List<BoardNotice> of(Event event, List<PublicNotice> notices) {
    String ofEvent = event.details().storefront().defaultLocale();
    return notices.stream()
        .map(
            notice ->
                new BoardNotice(
                    notice.id().value(),
                    notice.level(),
                    notice.text(),
                    notice.otherwise(ofEvent),
                    notice.postedAt()))
        .toList();
  }
}
