package io.fairqueue.line.index;

import io.fairqueue.line.log.Varints;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * When numbers were given. Of 64 times the first stands in full; the others are differences of a
 * byte or two, so that a line in which everybody comes alone stays small.
 */
public final class JoinTimes {

  private static final int PER_BLOCK = 64;
  private static final int OVERHEAD = 32;

  private int[] firstNumbers = new int[4];
  private long[] firstTimes = new long[4];
  private byte[][] blocks = new byte[4][];
  private int count;
  private int inBlock = PER_BLOCK;
  private int lastNumber;
  private long lastTime;
  private long bytes;

  /**
   * Notes that the numbers from this one on were given at this time; one that lies before the last
   * counts as that.
   */
  public void add(int firstNumber, long at) {
    long time = count == 0 ? at : Math.max(at, lastTime);
    if (inBlock == PER_BLOCK) {
      begin(firstNumber, time);
    } else if (time > lastTime) {
      ByteArrayOutputStream more = new ByteArrayOutputStream();
      Varints.put(more, firstNumber - (long) lastNumber);
      Varints.put(more, time - lastTime);
      append(more.toByteArray());
    } else {
      return;
    }
    inBlock++;
    lastNumber = firstNumber;
    lastTime = time;
  }

  /** When this number was given. */
  public long get(int number) {
    int found = Arrays.binarySearch(firstNumbers, 0, count, number);
    int block = found >= 0 ? found : -found - 2;
    int first = firstNumbers[block];
    long time = firstTimes[block];
    ByteBuffer differences = ByteBuffer.wrap(blocks[block]);
    while (differences.hasRemaining()) {
      first += (int) Varints.get(differences);
      if (first > number) {
        break;
      }
      time += Varints.get(differences);
    }
    return time;
  }

  public long bytes() {
    return bytes + (long) blocks.length * (Integer.BYTES + Long.BYTES + Integer.BYTES);
  }

  private void begin(int firstNumber, long time) {
    if (count == blocks.length) {
      firstNumbers = Arrays.copyOf(firstNumbers, count * 2);
      firstTimes = Arrays.copyOf(firstTimes, count * 2);
      blocks = Arrays.copyOf(blocks, count * 2);
    }
    firstNumbers[count] = firstNumber;
    firstTimes[count] = time;
    blocks[count++] = new byte[0];
    inBlock = 0;
    bytes += OVERHEAD;
  }

  private void append(byte[] more) {
    byte[] block = blocks[count - 1];
    byte[] longer = Arrays.copyOf(block, block.length + more.length);
    System.arraycopy(more, 0, longer, block.length, more.length);
    blocks[count - 1] = longer;
    bytes += more.length;
  }
}
