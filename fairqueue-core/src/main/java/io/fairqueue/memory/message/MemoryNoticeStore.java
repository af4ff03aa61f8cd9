package io.fairqueue.memory.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLimit;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notices in memory. Thread-safe. */
public final class MemoryNoticeStore implements NoticeStore {

  private static final Comparator<PublicNotice> LATEST_FIRST =
      Comparator.comparing(PublicNotice::postedAt)
          .thenComparing(notice -> notice.id().toString())
          .reversed();

  private final List<PublicNotice> all = new ArrayList<>();

  @Override
  public synchronized PostOutcome post(PublicNotice notice) {
    Optional<PublicNotice> same =
        all.stream().filter(each -> each.id().equals(notice.id())).findAny();
    if (same.isPresent()) {
      return new PostOutcome.Posted(same.get());
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
    return new PostOutcome.Posted(notice);
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
