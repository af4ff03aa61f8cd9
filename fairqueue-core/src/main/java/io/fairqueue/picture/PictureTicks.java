package io.fairqueue.picture;

import io.fairqueue.port.Parts;

/**
 * What must happen by itself to pictures. Thread-safe; blocks on the store and on the bucket, may
 * be repeated, and run by many nodes at once.
 */
public final class PictureTicks {

  private final EraseObjects erase;

  /** Joins the ticks to the stores. */
  public PictureTicks(Parts parts) {
    this.erase = new EraseObjects(parts.stores().pictures(), parts.bucket(), parts.time());
  }

  /** Erases from the bucket what was taken away. */
  public void erase() {
    erase.erase();
  }
}
