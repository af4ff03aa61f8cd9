package io.fairqueue.http.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a WebP file consists of, looked at before anything of it is unpacked: its reader unpacks
 * each picture that a file has, as large as that one says to be, whatever the file's head tells.
 * (RFC 9649.)
 */
final class WebpChunks {

  private static final int FILE_HEAD = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int LOSSY = chunk("VP8 ");
  private static final int LOSSLESS = chunk("VP8L");
  private static final int ALPHA = chunk("ALPH");
  private static final int ANIMATION = chunk("ANIM");
  private static final int FRAME = chunk("ANMF");

  /** In a lossy picture, behind its frame's tag and start code. */
  private static final int LOSSY_SIZE_AT = 6;

  private static final int LOSSY_HEAD = 10;
  private static final int LOSSLESS_HEAD = 5;
  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  private WebpChunks() {}

  /** Whether there is one still picture in it, no side of which is longer than this. */
  static boolean isOnePicture(byte[] file, int maxSide) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int pictures = 0;
    int alphas = 0;
    long at = FILE_HEAD;
    while (at + CHUNK_HEAD <= file.length) {
      int kind = bytes.getInt((int) at);
      long data = at + CHUNK_HEAD;
      long end = data + Integer.toUnsignedLong(bytes.getInt((int) at + Integer.BYTES));
      if (end > file.length || kind == ANIMATION || kind == FRAME) {
        return false;
      }
      if (kind == LOSSY || kind == LOSSLESS) {
        pictures++;
        if (!isWithin(bytes, kind, (int) data, (int) end, maxSide)) {
          return false;
        }
      } else if (kind == ALPHA) {
        alphas++;
      }
      at = end + (end & 1);
    }
    return pictures == 1 && alphas <= 1;
  }

  private static boolean isWithin(ByteBuffer bytes, int kind, int from, int end, int maxSide) {
    if (end - from < (kind == LOSSY ? LOSSY_HEAD : LOSSLESS_HEAD)) {
      return false;
    }
    int width;
    int height;
    if (kind == LOSSY) {
      width = bytes.getShort(from + LOSSY_SIZE_AT) & SIDE_MASK;
      height = bytes.getShort(from + LOSSY_SIZE_AT + Short.BYTES) & SIDE_MASK;
    } else {
      int sides = bytes.getInt(from + 1);
      width = (sides & SIDE_MASK) + 1;
      height = (sides >>> SIDE_BITS & SIDE_MASK) + 1;
    }
    return width <= maxSide && height <= maxSide;
  }

  private static int chunk(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
