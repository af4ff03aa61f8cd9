package io.fairqueue.crypto;

import io.fairqueue.domain.EventId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket's code says, as bytes: a version, the number of the key that signed it, the ticket,
 * a tag of its event; the signature over these follows. In Base45 that is 131 characters, of which
 * the first and the last are never a blank: whoever takes blanks off a code takes none of it.
 *
 * @param key a number that follows from the key's name, so that whoever knows the key knows it; a
 *     few keys may share one
 */
record TicketCode(int key, UUID ticket, int eventTag) {

  /** With it, and a key's number below 2^13, no code begins with a blank. */
  private static final byte VERSION = 3;

  private static final int KEYS = 1 << 13;
  private static final int SIGNED = 1 + Short.BYTES + 2 * Long.BYTES + Integer.BYTES;
  private static final int SIGNATURE = 64;

  static TicketCode of(String kid, UUID ticket, EventId event) {
    return new TicketCode(keyNumber(kid), ticket, tag(event));
  }

  /** Reads a text's bytes; null for what is none of ours. */
  static @Nullable TicketCode read(byte[] bytes) {
    if (bytes.length != SIGNED + SIGNATURE || bytes[0] != VERSION) {
      return null;
    }
    ByteBuffer said = ByteBuffer.wrap(bytes, 1, SIGNED - 1);
    int key = said.getShort();
    UUID ticket = new UUID(said.getLong(), said.getLong());
    return key < 0 || key >= KEYS ? null : new TicketCode(key, ticket, said.getInt());
  }

  static byte[] signature(byte[] bytes) {
    return Arrays.copyOfRange(bytes, SIGNED, bytes.length);
  }

  boolean isFor(EventId event) {
    return eventTag == tag(event);
  }

  /** What is signed. It begins with no letter, so that it is never the beginning of a JWS. */
  byte[] signed() {
    return ByteBuffer.allocate(SIGNED)
        .put(VERSION)
        .putShort((short) key)
        .putLong(ticket.getMostSignificantBits())
        .putLong(ticket.getLeastSignificantBits())
        .putInt(eventTag)
        .array();
  }

  String with(byte[] signature) {
    return Base45.encode(
        ByteBuffer.allocate(SIGNED + SIGNATURE).put(signed()).put(signature).array());
  }

  static int keyNumber(String kid) {
    return hash(kid.getBytes(StandardCharsets.UTF_8)).getShort() & (KEYS - 1);
  }

  private static int tag(EventId event) {
    return hash(event.toString().getBytes(StandardCharsets.UTF_8)).getInt();
  }

  private static ByteBuffer hash(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
