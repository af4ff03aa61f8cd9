package io.fairqueue.notice;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says something to all fans of an event, and takes it back. */
final class PostNotice {

  private final Stores stores;
  private final Authorization authorization;
  private final Notifier notifier;
  private final IdSource ids;
  private final InstantSource time;

  PostNotice(Parts parts) {
    this.stores = parts.stores();
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.notifier = parts.notifier();
    this.ids = parts.ids();
    this.time = parts.time();
  }

  public Permitted<PostOutcome> post(
      Actor actor,
      EventId id,
      NoticeLevel level,
      Map<String, String> text,
      @Nullable Instant until,
      @Nullable NoticeSending sending) {
    PublicNotice notice =
        new PublicNotice(
            new NoticeId(ids.next()), id, level, text, actor.id(), time.instant(), until, null);
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    Deed deed =
        Deed.on(event, "notice.post")
            .to(notice.id())
            .into("level", level)
            .into("audience", sending == null ? null : sending.audience());
    PostOutcome outcome =
        authorization.noted(actor, deed, () -> stores.notices().post(notice, sending));
    if (outcome instanceof PostOutcome.Posted) {
      notifier.notify(new Notifier.Notice.EventChanged(id));
    }
    return new Permitted.Allowed<>(outcome);
  }

  public Permitted<Boolean> takeBack(Actor actor, EventId id, NoticeId notice) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    boolean taken =
        authorization.noted(
            actor,
            Deed.on(event, "notice.take-back").to(notice),
            () -> stores.notices().takeBack(id, notice, time.instant()));
    if (taken) {
      notifier.notify(new Notifier.Notice.EventChanged(id));
    }
    return new Permitted.Allowed<>(taken);
  }
}
