package io.fairqueue.line.index;

import java.util.Arrays;

/** Ids by number, from 1 on, in segments: growing moves none but the first few. */
public final class IdSegments {

  private static final int PER_SEGMENT = 1 << 12;
  private static final int FIRST = 16;

  private long[][] segments = {new long[2 * FIRST]};
  private int size;
  private long bytes = 2L * FIRST * Long.BYTES;

  public void add(long high, long low) {
    int segment = size / PER_SEGMENT;
    int at = 2 * (size % PER_SEGMENT);
    if (segment == segments.length) {
      segments = Arrays.copyOf(segments, segments.length * 2);
    }
    if (segments[segment] == null) {
      resize(segment, 2 * PER_SEGMENT);
    } else if (at == segments[segment].length) {
      resize(segment, 2 * at);
    }
    segments[segment][at] = high;
    segments[segment][at + 1] = low;
    size++;
  }

  public int size() {
    return size;
  }

  public long high(int number) {
    return segments[(number - 1) / PER_SEGMENT][2 * ((number - 1) % PER_SEGMENT)];
  }

  public long low(int number) {
    return segments[(number - 1) / PER_SEGMENT][2 * ((number - 1) % PER_SEGMENT) + 1];
  }

  public boolean is(int number, long high, long low) {
    return high(number) == high && low(number) == low;
  }

  public long bytes() {
    return bytes;
  }

  private void resize(int segment, int length) {
    long[] before = segments[segment];
    segments[segment] = before == null ? new long[length] : Arrays.copyOf(before, length);
    bytes += (long) (length - (before == null ? 0 : before.length)) * Long.BYTES;
  }
}
