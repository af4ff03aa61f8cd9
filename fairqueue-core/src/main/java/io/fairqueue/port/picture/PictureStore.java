package io.fairqueue.port.picture;

import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pictures, one of each owner: whole, or where they are in a bucket. Thread-safe. Uses the caller's
 * clock. With a deleted account or event its picture is gone.
 */
public interface PictureStore {

  /**
   * Keeps a picture in place of the owner's present one.
   *
   * <p>Atomic: of several at once the last one stays, and one that races with the end of its owner
   * does not outlive it. Repeating is safe.
   *
   * @param id names it from now on
   * @return {@code false} if the owner is gone, or the account disabled
   */
  boolean put(PictureOwner owner, PictureId id, Picture picture, Instant now);

  /**
   * Notes that an owner's picture is in the bucket, and may be uploaded there.
   *
   * <p>Atomic, likewise. Repeating is safe, and so is asking again: an owner's picture in the
   * bucket has one name until it is removed.
   *
   * @param idIfNew names it if the owner has none in the bucket
   * @param until uploads are taken until then
   * @return its name; empty if the owner is gone, or the account disabled
   */
  Optional<PictureId> grant(PictureOwner owner, PictureId idIfNew, Instant until, Instant now);

  /** The present picture of this name. One keyed read. */
  Optional<StoredPicture> find(PictureId id);

  /** The present picture of an owner. One keyed read. */
  Optional<StoredPicture> of(PictureOwner owner);

  /** The name alone. One keyed read. */
  Optional<PictureId> idOf(PictureOwner owner);

  /**
   * Takes an owner's picture away; what is in the bucket is to be erased.
   *
   * <p>Atomic. {@code false} if there is none, so repeating changes nothing.
   */
  boolean remove(PictureOwner owner, Instant now);

  /**
   * Takes pictures that are to be erased from the bucket, those due first first.
   *
   * <p>Atomic: callers at once take different ones, and each is left alone for a minute. Repeating
   * takes others.
   */
  List<StoredPicture.InBucket> erasable(Instant now, int limit);

  /**
   * Notes that a picture was erased. One that could still be uploaded is due again when nobody can
   * any more; others are forgotten. Atomic; repeating is safe.
   */
  void erased(PictureId id, Instant now);
}
