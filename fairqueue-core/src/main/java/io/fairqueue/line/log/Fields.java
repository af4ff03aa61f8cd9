package io.fairqueue.line.log;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Whole numbers under tags: tag, length in bytes, value, big-endian; tag and length as in {@link
 * Varints}. A tag may occur several times, and be one that nobody here knows: what has another
 * length than a number is skipped.
 */
final class Fields {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<Integer, List<Long>> values = new HashMap<>();

  static Fields decode(byte[] data) {
    Fields fields = new Fields();
    ByteBuffer left = ByteBuffer.wrap(data);
    try {
      while (left.hasRemaining()) {
        int tag = Math.toIntExact(Varints.get(left));
        int length = Math.toIntExact(Varints.get(left));
        if (length == Long.BYTES) {
          fields.put(tag, left.getLong());
        } else {
          left.position(left.position() + length);
        }
      }
    } catch (BufferUnderflowException | ArithmeticException cut) {
      throw new IllegalArgumentException("fields that are cut off", cut);
    }
    return fields;
  }

  void put(int tag, long value) {
    Varints.put(bytes, tag);
    Varints.put(bytes, Long.BYTES);
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(0, value).array());
    values.computeIfAbsent(tag, any -> new ArrayList<>()).add(value);
  }

  byte[] encoded() {
    return bytes.toByteArray();
  }

  List<Long> all(int tag) {
    return values.getOrDefault(tag, List.of());
  }

  OptionalLong optional(int tag) {
    List<Long> all = all(tag);
    return all.isEmpty() ? OptionalLong.empty() : OptionalLong.of(all.getLast());
  }

  long get(int tag, long otherwise) {
    return optional(tag).orElse(otherwise);
  }

  OptionalInt optionalInt(int tag) {
    OptionalLong value = optional(tag);
    return value.isPresent() ? OptionalInt.of(inRange(value.getAsLong())) : OptionalInt.empty();
  }

  int getInt(int tag, int otherwise) {
    return optionalInt(tag).orElse(otherwise);
  }

  private static int inRange(long value) {
    if (value != (int) value) {
      throw new IllegalArgumentException("no int: " + value);
    }
    return (int) value;
  }
}
