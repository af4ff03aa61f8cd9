package io.fairqueue.port.notice;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.Unchanged;
import java.time.Instant;
import java.util.List;

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
   */
  PostOutcome post(PublicNotice notice);

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

    record Posted(PublicNotice notice) implements PostOutcome {}

    /**
     * There were too many.
     *
     * @param next when one may be posted again
     */
    record TooMany(Instant next) implements PostOutcome, Unchanged {}
  }
}
