package io.fairqueue.line.index;

import io.fairqueue.line.log.FanState;
import java.util.Arrays;

/** What became of each number, in half a byte each. */
public final class FanStates {

  private static final int PER_SEGMENT = 1 << 12;
  private static final int HALF = 4;
  private static final int MASK = 0xF;

  private byte[][] segments = {new byte[PER_SEGMENT / 2]};
  private int used = 1;

  public void set(int number, FanState state) {
    int segment = number / PER_SEGMENT;
    if (segment >= segments.length) {
      segments = Arrays.copyOf(segments, segments.length * 2);
    }
    if (segments[segment] == null) {
      segments[segment] = new byte[PER_SEGMENT / 2];
      used++;
    }
    int at = number % PER_SEGMENT;
    int shift = at % 2 * HALF;
    byte both = segments[segment][at / 2];
    segments[segment][at / 2] = (byte) ((both & ~(MASK << shift)) | (state.code() << shift));
  }

  public FanState get(int number) {
    int at = number % PER_SEGMENT;
    return FanState.of((segments[number / PER_SEGMENT][at / 2] >>> (at % 2 * HALF)) & MASK);
  }

  public long bytes() {
    return used * (long) PER_SEGMENT / 2;
  }
}
