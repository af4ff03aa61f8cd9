package io.fairqueue.http.scan;

import io.fairqueue.domain.InvalidInputException;

/** A picture in shades of grey: one byte a pixel, line by line from the top, 0 is black. */
public final class Luminance {

  /** Fewer pixels a side than the smallest code has modules show none. */
  private static final int SHORTEST = 21;

  private static final int LONGEST = 1024;

  private final int width;
  private final byte[] pixels;

  private Luminance(int width, byte[] pixels) {
    this.width = width;
    this.pixels = pixels;
  }

  /**
   * What a camera sent; throws {@link InvalidInputException} where its lines don't come out even.
   * The bytes are not copied: leave them as they are.
   */
  public static Luminance of(int width, byte[] pixels) {
    if (width < SHORTEST || width > LONGEST) {
      throw new InvalidInputException("X-Width", "must be between 21 and 1024");
    }
    int height = pixels.length / width;
    if (height * width != pixels.length || height < SHORTEST || height > LONGEST) {
      throw new InvalidInputException(
          "body", "must be a byte a pixel in 21 to 1024 lines of X-Width");
    }
    return new Luminance(width, pixels);
  }

  int width() {
    return width;
  }

  int height() {
    return pixels.length / width;
  }

  byte[] pixels() {
    return pixels;
  }
}
