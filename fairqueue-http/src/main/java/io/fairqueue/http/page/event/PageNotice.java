package io.fairqueue.http.page.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.http.page.frame.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the organizer says to all who look at an event.
 *
 * @param tag the language of its text
 */
public record PageNotice(String id, boolean warning, String tag, String text) {

  static List<PageNotice> of(Event event, List<PublicNotice> notices, Visit visit) {
    String ofEvent = event.details().storefront().defaultLocale();
    return notices.stream().map(notice -> of(notice, visit.language().tag(), ofEvent)).toList();
  }

  private static PageNotice of(PublicNotice notice, String reader, @Nullable String ofEvent) {
    String tag = notice.text().containsKey(reader) ? reader : notice.otherwise(ofEvent);
    return new PageNotice(
        notice.id().toString(),
        notice.level() == NoticeLevel.WARNING,
        tag,
        notice.text().getOrDefault(tag, ""));
  }
}
