package io.fairqueue.memory.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLimit;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.MailRecipient;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notices in memory. Thread-safe. */
public final class MemoryNoticeStore implements NoticeStore {

  private static final Comparator<PublicNotice> LATEST_FIRST =
      Comparator.comparing(PublicNotice::postedAt)
          .thenComparing(notice -> notice.id().toString())
          .reversed();

  private final List<PublicNotice> all = new ArrayList<>();
  private final BiFunction<EventId, NoticeAudience, Set<CustomerId>> audience;
  private final Function<EventId, Optional<Event>> events;
  private final MemoryOutbox outbox;
  private final Function<CustomerId, Optional<MailRecipient>> mailboxes;

  /**
   * Notices to fans of these events.
   *
   * @param audience fans by what they wait for or have
   * @param mailboxes of the accounts that are not deleted
   */
  public MemoryNoticeStore(
      BiFunction<EventId, NoticeAudience, Set<CustomerId>> audience,
      Function<EventId, Optional<Event>> events,
      MemoryOutbox outbox,
      Function<CustomerId, Optional<MailRecipient>> mailboxes) {
    this.audience = audience;
    this.events = events;
    this.outbox = outbox;
    this.mailboxes = mailboxes;
  }

  @Override
  public synchronized PostOutcome post(PublicNotice notice, @Nullable NoticeSending sending) {
    Optional<PublicNotice> same =
        all.stream().filter(each -> each.id().equals(notice.id())).findAny();
    if (same.isPresent()) {
      return new PostOutcome.Posted(same.get(), 0);
    }
    Instant now = notice.postedAt();
    List<Instant> posted =
        of(notice.eventId())
            .map(PublicNotice::postedAt)
            .filter(at -> at.isAfter(now.minus(NoticeLimit.DAY)))
            .toList();
    Optional<Instant> next = NoticeLimit.next(posted, now);
    if (next.isPresent()) {
      return new PostOutcome.TooMany(next.get());
    }
    all.add(notice);
    return new PostOutcome.Posted(notice, sending == null ? 0 : tell(notice, sending));
  }

  private long tell(PublicNotice notice, NoticeSending sending) {
    Set<CustomerId> fans = audience.apply(notice.eventId(), sending.audience());
    if (!fans.isEmpty()) {
      outbox.tell(
          MessageType.EVENT_NOTICE,
          notice.postedAt(),
          events.apply(notice.eventId()).orElse(null),
          Collections.nCopies(fans.size(), notice.id().value()),
          fans.stream().map(Optional::of).toList(),
          MemoryOutbox.about(
              "mail", sending.mail() ? "true" : null, "push", sending.push() ? "true" : null));
    }
    return fans.size();
  }

  @Override
  public NoticeReach reach(EventId event, NoticeAudience to) {
    List<MailRecipient> fans =
        audience.apply(event, to).stream().flatMap(fan -> mailboxes.apply(fan).stream()).toList();
    return new NoticeReach(
        fans.size(),
        fans.stream().filter(fan -> !fan.isUndeliverable()).count(),
        fans.stream().filter(fan -> !outbox.devicesOf(fan.id()).isEmpty()).count());
  }

  @Override
  public synchronized Optional<PublicNotice> find(NoticeId id) {
    return all.stream().filter(each -> each.id().equals(id)).findAny();
  }

  @Override
  public synchronized boolean takeBack(EventId event, NoticeId notice, Instant now) {
    for (int i = 0; i < all.size(); i++) {
      PublicNotice each = all.get(i);
      if (each.id().equals(notice) && each.eventId().equals(event) && each.takenBackAt() == null) {
        all.set(
            i,
            new PublicNotice(
                each.id(),
                each.eventId(),
                each.level(),
                each.text(),
                each.postedBy(),
                each.postedAt(),
                each.until(),
                now));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized List<PublicNotice> latest(EventId event, int limit) {
    return of(event).limit(limit).toList();
  }

  @Override
  public synchronized List<PublicNotice> shown(EventId event, Instant now) {
    return of(event).filter(notice -> notice.isShown(now)).limit(MAX_SHOWN).toList();
  }

  private Stream<PublicNotice> of(EventId event) {
    return all.stream().filter(each -> each.eventId().equals(event)).sorted(LATEST_FIRST);
  }
}
