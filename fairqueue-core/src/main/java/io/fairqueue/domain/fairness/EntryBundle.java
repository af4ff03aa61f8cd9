package io.fairqueue.domain.fairness;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries of a log as they are served: before each its length in two bytes, big-endian.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP's tlog-tiles</a>
 */
public final class EntryBundle {

  private EntryBundle() {}

  /** These entries, each shorter than 64 KiB, in one piece. */
  public static byte[] of(List<byte[]> entries) {
    int length = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    ByteBuffer bundle = ByteBuffer.allocate(length);
    entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
    return bundle.array();
  }

  /**
   * The entries of a piece.
   *
   * @throws IllegalArgumentException if it ends in the middle of one
   */
  public static List<byte[]> unpack(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer left = ByteBuffer.wrap(bundle);
    try {
      while (left.hasRemaining()) {
        byte[] entry = new byte[Short.toUnsignedInt(left.getShort())];
        left.get(entry);
        entries.add(entry);
      }
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("entries are cut off", cut);
    }
    return entries;
  }
}
