package io.fairqueue.domain.picture;

import io.fairqueue.domain.InvalidInputException;

/** A picture as a file. Immutable. */
public final class Picture {

  /** The most that is kept beside the facts. */
  public static final int MAX_BYTES = 200 * 1024;

  private final PictureType type;
  private final byte[] content;

  /** Throws {@link InvalidInputException} for a file of another kind, or one that is too large. */
  public Picture(PictureType type, byte[] content) {
    if (content.length > MAX_BYTES) {
      throw new InvalidInputException("size", "must be at most %d bytes".formatted(MAX_BYTES));
    }
    if (!type.isOf(content)) {
      throw new InvalidInputException(
          "content_type", "must be what the file is: %s".formatted(type.mediaType()));
    }
    this.type = type;
    this.content = content.clone();
  }

  public PictureType type() {
    return type;
  }

  /** A copy. */
  public byte[] content() {
    return content.clone();
  }

  @Override
  public String toString() {
    return "Picture[%s, %d bytes]".formatted(type, content.length);
  }
}
