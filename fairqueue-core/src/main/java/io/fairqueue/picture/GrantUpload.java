package io.fairqueue.picture;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.picture.PictureStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Lets an owner upload a picture, for a quarter of an hour. */
final class GrantUpload {

  private static final Duration LIFE = Duration.ofMinutes(15);

  /** The most that goes to a bucket. */
  private static final int MAX_BYTES_IN_BUCKET = 5 * 1024 * 1024;

  private final PictureStore pictures;
  private final @Nullable PictureBucket bucket;
  private final IdSource ids;
  private final InstantSource time;

  GrantUpload(
      PictureStore pictures, @Nullable PictureBucket bucket, IdSource ids, InstantSource time) {
    this.pictures = pictures;
    this.bucket = bucket;
    this.ids = ids;
    this.time = time;
  }

  Grant grant(PictureOwner owner, PictureType type, long size) {
    int max = bucket == null ? Picture.MAX_BYTES : MAX_BYTES_IN_BUCKET;
    if (size < 1 || size > max) {
      throw new InvalidInputException("size", "must be from 1 to %d bytes".formatted(max));
    }
    Instant now = time.instant();
    Instant until = now.plus(LIFE);
    if (bucket == null) {
      return new Grant.Here(until);
    }
    return pictures
        .grant(owner, new PictureId(ids.next()), until, now)
        .<Grant>map(id -> new Grant.ToBucket(bucket.upload(owner.key(id), type, size, now, until)))
        .orElseGet(Grant.NoOwner::new);
  }
}
