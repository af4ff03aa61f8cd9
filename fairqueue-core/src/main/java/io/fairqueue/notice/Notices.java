package io.fairqueue.notice;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What organizers say to the fans of their events.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}. Input that breaks a rule throws {@link
 * io.fairqueue.domain.InvalidInputException}. What changes something leaves an audit row.
 */
public final class Notices {

  /** How many are listed. */
  private static final int MAX_LISTED = 100;

  private final PostNotice post;
  private final Authorization authorization;
  private final Stores stores;
  private final InstantSource time;

  /** Joins the verbs to the stores. */
  public Notices(Parts parts) {
    this.post = new PostNotice(parts);
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.stores = parts.stores();
    this.time = parts.time();
  }

  /**
   * Says something to all who look at an event, in a few languages: one in 30 seconds, 20 a day.
   * For those who run it.
   *
   * @param until when it is shown no more; null for when it is taken back
   * @param sending to whom it is sent besides; null for nobody
   */
  public Permitted<PostOutcome> post(
      Actor actor,
      EventId event,
      NoticeLevel level,
      Map<String, String> text,
      @Nullable Instant until,
      @Nullable NoticeSending sending) {
    return post.post(actor, event, level, text, until, sending);
  }

  /** How many a notice would be sent to now; for those who run the event. */
  public Permitted<NoticeReach> reach(Actor actor, EventId id, NoticeAudience audience) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.RUN)
        ? new Permitted.Allowed<>(stores.notices().reach(id, audience))
        : new Permitted.Forbidden<>();
  }

  /** Takes a notice back; {@code false} if there is none, or it is taken back already. */
  public Permitted<Boolean> takeBack(Actor actor, EventId event, NoticeId notice) {
    return post.takeBack(actor, event, notice);
  }

  /**
   * The latest notices of an event, also those that are shown no more; for those who work on it.
   */
  public Permitted<List<PublicNotice>> list(Actor actor, EventId id) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allowsLook(actor, event, Right.SEE, "notices.list")
        ? new Permitted.Allowed<>(stores.notices().latest(id, MAX_LISTED))
        : new Permitted.Forbidden<>();
  }

  /** What fans of an event see now, what was posted last first. */
  public List<PublicNotice> shown(EventId event) {
    return stores.notices().shown(event, time.instant());
  }
}
