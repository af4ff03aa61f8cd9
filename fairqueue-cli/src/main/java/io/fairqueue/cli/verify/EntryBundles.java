package io.fairqueue.cli.verify;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries as tlog-tiles has them: before each its length in two bytes. */
final class EntryBundles {

  private EntryBundles() {}

  static List<byte[]> unpack(byte[] bundle) {
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
