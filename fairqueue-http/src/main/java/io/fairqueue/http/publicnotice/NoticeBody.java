package io.fairqueue.http.publicnotice;

import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.PublicNotice;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What fans of an event were told.
 *
 * @param text by language
 * @param postedBy the organizer who said it
 * @param until when it is shown no more; null for when it is taken back
 * @param takenBackAt null for one that was not
 * @param told how many fans it is sent to; said once, when it is
 */
record NoticeBody(
    UUID id,
    NoticeLevel level,
    Map<String, String> text,
    UUID postedBy,
    Instant postedAt,
    @Nullable Instant until,
    @Nullable Instant takenBackAt,
    @Nullable Long told) {

  static NoticeBody of(PublicNotice notice) {
    return of(notice, null);
  }

  /** The same, just said. */
  static NoticeBody of(PublicNotice notice, @Nullable Long told) {
    return new NoticeBody(
        notice.id().value(),
        notice.level(),
        notice.text(),
        notice.postedBy().value(),
        notice.postedAt(),
        notice.until(),
        notice.takenBackAt(),
        told);
  }
}
