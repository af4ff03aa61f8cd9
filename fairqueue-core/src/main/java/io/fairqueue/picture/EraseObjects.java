package io.fairqueue.picture;

import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.picture.StoredPicture;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erases from the bucket what was taken away; what the bucket does not do is tried again. */
final class EraseObjects {

  private static final int BATCH = 20;

  private final PictureStore pictures;
  private final @Nullable PictureBucket bucket;
  private final InstantSource time;

  EraseObjects(PictureStore pictures, @Nullable PictureBucket bucket, InstantSource time) {
    this.pictures = pictures;
    this.bucket = bucket;
    this.time = time;
  }

  void erase() {
    if (bucket == null) {
      return;
    }
    List<StoredPicture.InBucket> due = pictures.erasable(time.instant(), BATCH);
    for (StoredPicture.InBucket each : due) {
      if (!bucket.erase(each.key(), time.instant())) {
        // The others would wait as long.
        return;
      }
      pictures.erased(each.id(), time.instant());
    }
  }
}
