package io.fairqueue.port.picture;

import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;

/** Where an owner's picture is. */
public sealed interface StoredPicture {

  PictureId id();

  /** Beside the facts. */
  record Kept(PictureId id, Picture picture) implements StoredPicture {}

  /** In the bucket, once it is uploaded. */
  record InBucket(PictureId id, PictureOwner owner) implements StoredPicture {

    public String key() {
      return owner.key(id);
    }
  }
}
