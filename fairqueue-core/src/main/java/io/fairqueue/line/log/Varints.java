package io.fairqueue.line.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Small numbers in few bytes: seven bits each, the lowest first. */
public final class Varints {

  private static final int BITS = 7;
  private static final int MASK = 0x7F;
  private static final int MORE = 0x80;

  private Varints() {}

  public static void put(ByteArrayOutputStream bytes, long value) {
    long left = value;
    while ((left & ~(long) MASK) != 0) {
      bytes.write((int) ((left & MASK) | MORE));
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  public static long get(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      byte next = bytes.get();
      value |= (long) (next & MASK) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  public static void putSigned(ByteArrayOutputStream bytes, long value) {
    put(bytes, (value << 1) ^ (value >> (Long.SIZE - 1)));
  }

  public static long getSigned(ByteBuffer bytes) {
    long value = get(bytes);
    return (value >>> 1) ^ -(value & 1);
  }
}
