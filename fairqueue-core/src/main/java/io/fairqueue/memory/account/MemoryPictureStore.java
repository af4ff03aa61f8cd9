package io.fairqueue.memory.account;

import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.picture.StoredPicture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pictures in memory. */
public final class MemoryPictureStore implements PictureStore {

  private static final Duration LEASE = Duration.ofMinutes(1);

  /** An upload that began in time may end later. */
  private static final Duration MAX_UPLOAD = Duration.ofMinutes(5);

  private final Predicate<PictureOwner> exists;
  private final Predicate<PictureOwner> active;
  private final Map<PictureOwner, Entry> present = new HashMap<>();
  private final Map<PictureId, Entry> erasing = new HashMap<>();

  /**
   * @param exists whether the account or the event is there
   * @param active whether it may have pictures: an account that is not disabled
   */
  public MemoryPictureStore(Predicate<PictureOwner> exists, Predicate<PictureOwner> active) {
    this.exists = exists;
    this.active = active;
  }

  @Override
  public synchronized boolean put(PictureOwner owner, PictureId id, Picture picture, Instant now) {
    forgetTheGone(now);
    if (!active.test(owner)) {
      return false;
    }
    Entry before = present.put(owner, new Entry(new StoredPicture.Kept(id, picture), owner, now));
    if (before != null) {
      retire(before, now);
    }
    return true;
  }

  @Override
  public synchronized Optional<PictureId> grant(
      PictureOwner owner, PictureId idIfNew, Instant until, Instant now) {
    forgetTheGone(now);
    if (!active.test(owner)) {
      return Optional.empty();
    }
    Entry before = present.get(owner);
    PictureId id =
        before != null && before.picture() instanceof StoredPicture.InBucket there
            ? there.id()
            : idIfNew;
    Instant last = before == null || before.until().isBefore(until) ? until : before.until();
    present.put(owner, new Entry(new StoredPicture.InBucket(id, owner), owner, last));
    return Optional.of(id);
  }

  @Override
  public synchronized Optional<StoredPicture> find(PictureId id) {
    return present.values().stream()
        .filter(each -> each.picture().id().equals(id) && exists.test(each.owner()))
        .findAny()
        .map(Entry::picture);
  }

  @Override
  public synchronized Optional<StoredPicture> of(PictureOwner owner) {
    return Optional.ofNullable(present.get(owner))
        .filter(each -> exists.test(owner))
        .map(Entry::picture);
  }

  @Override
  public synchronized Optional<PictureId> idOf(PictureOwner owner) {
    return of(owner).map(StoredPicture::id);
  }

  @Override
  public synchronized boolean remove(PictureOwner owner, Instant now) {
    forgetTheGone(now);
    Entry before = present.remove(owner);
    if (before != null) {
      retire(before, now);
    }
    return before != null;
  }

  @Override
  public synchronized List<StoredPicture.InBucket> erasable(Instant now, int limit) {
    forgetTheGone(now);
    List<Entry> due =
        erasing.values().stream()
            .filter(each -> !each.due(now).isAfter(now))
            .sorted(Comparator.comparing(each -> each.due(now)))
            .limit(limit)
            .toList();
    List<StoredPicture.InBucket> taken = new ArrayList<>();
    for (Entry each : due) {
      StoredPicture.InBucket picture = (StoredPicture.InBucket) each.picture();
      erasing.put(picture.id(), each.dueAt(now.plus(LEASE)));
      taken.add(picture);
    }
    return taken;
  }

  @Override
  public synchronized void erased(PictureId id, Instant now) {
    erasing.computeIfPresent(
        id,
        (key, each) -> {
          Instant last = each.until().plus(MAX_UPLOAD);
          return last.isAfter(now) ? each.dueAt(last) : null;
        });
  }

  private void forgetTheGone(Instant now) {
    List<PictureOwner> gone = present.keySet().stream().filter(exists.negate()).toList();
    gone.forEach(owner -> retire(present.remove(owner), now));
  }

  private void retire(@Nullable Entry each, Instant now) {
    if (each != null && each.picture() instanceof StoredPicture.InBucket there) {
      erasing.put(there.id(), each.dueAt(now));
    }
  }

  /**
   * @param until uploads are taken until then
   * @param erase when it is to be erased; null while it is present
   */
  private record Entry(
      StoredPicture picture, PictureOwner owner, Instant until, @Nullable Instant erase) {

    Entry(StoredPicture picture, PictureOwner owner, Instant until) {
      this(picture, owner, until, null);
    }

    Entry dueAt(Instant at) {
      return new Entry(picture, owner, until, at);
    }

    Instant due(Instant otherwise) {
      return erase == null ? otherwise : erase;
    }
  }
}
