package io.fairqueue.port.notice;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What organizers say to the fans of their events. Thread-safe. */
public interface NoticeStore {

  /** How many are shown at once. */
  int MAX_SHOWN = 5;

  /**
   * Says something to the fans of an event, if that is not too often.
   *
   * <p>Atomic: of callers at once one is allowed within {@link
   * io.fairqueue.domain.notice.NoticeLimit}, the others get {@link PostOutcome.TooMany}. One with
   * an id that is there already changes nothing: so repeating is safe. Uses the caller's clock,
   * inside the notice.
   *
   * @param sending to whom it is sent besides; null for nobody
   */
  PostOutcome post(PublicNotice notice, @Nullable NoticeSending sending);

  /** Says something, and sends it to nobody. */
  default PostOutcome post(PublicNotice notice) {
    return post(notice, null);
  }

  /** How many a notice would be sent to. One plain read. */
  NoticeReach reach(EventId event, NoticeAudience audience);

  /** One notice. One keyed read. */
  Optional<PublicNotice> find(NoticeId id);

  /**
   * Takes a notice back. Atomic; of two callers one takes it. Uses the caller's clock.
   *
   * @return {@code false} if the event has no such notice, or it is taken back already
   */
  boolean takeBack(EventId event, NoticeId notice, Instant now);

  /** The latest notices of an event, shown or not, what was posted last first. One plain read. */
  List<PublicNotice> latest(EventId event, int limit);

  /** What fans see now, what was posted last first; {@value #MAX_SHOWN} at most. A plain read. */
  List<PublicNotice> shown(EventId event, Instant now);

  /** What became of a notice. */
  public sealed interface PostOutcome {

    /**
     * It is said.
     *
     * @param told how many fans it is sent to; 0 where it was said before
     */
    record Posted(PublicNotice notice, long told) implements PostOutcome {}

    /**
     * There were too many.
     *
     * @param next when one may be posted again
     */
    record TooMany(Instant next) implements PostOutcome, Unchanged {}
  }
}
