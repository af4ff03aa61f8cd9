package io.fairqueue.http.proof;

import java.nio.ByteBuffer;
import java.util.List;

/** Entries as tlog-tiles has them: before each its length in two bytes. */
final class EntryBundle {

  private EntryBundle() {}

  static byte[] of(List<byte[]> entries) {
    int length = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    ByteBuffer bundle = ByteBuffer.allocate(length);
    entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
    return bundle.array();
  }
}
