package io.fairqueue.port.picture;

import io.fairqueue.domain.picture.PictureType;
import java.net.URI;
import java.time.Instant;

/** Storage outside, which takes uploads from those who were given an address. Thread-safe. */
public interface PictureBucket {

  /**
   * An address to which one file of this kind and size may be uploaded, under this key only. Never
   * blocks; changes nothing. Uses the caller's clock.
   */
  Upload upload(String key, PictureType type, long size, Instant now, Instant expiresAt);

  /** An address at which a picture may be read for some minutes. Never blocks; likewise. */
  URI link(String key, Instant now);

  /**
   * Takes a file away; nothing there is as good. Waits for the storage. Repeating is safe.
   *
   * @return {@code false} if the storage did not do it: a later try may
   */
  boolean erase(String key, Instant now);
}
