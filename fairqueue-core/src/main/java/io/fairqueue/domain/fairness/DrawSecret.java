package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.TicketId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * What keeps strangers from telling who a leaf is: by it each entry has a salt, which its fan alone
 * is told. Immutable; never printed.
 */
public final class DrawSecret {

  private static final int BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final byte[] SALT = "fairqueue/salt/v1".getBytes(US_ASCII);
  private static final byte[] SERVER_SEED = "fairqueue/server-seed/v1".getBytes(US_ASCII);
  private static final byte[] ENTRY = "fairqueue/entry/v1".getBytes(US_ASCII);

  private final byte[] secret;

  /**
   * @param secret 32 bytes that nobody can guess
   */
  public DrawSecret(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a secret of a draw has 32 bytes");
    }
    this.secret = secret.clone();
  }

  /** The salt of an entry: 16 bytes. */
  public byte[] salt(EntryId entry) {
    return salt(entry.value());
  }

  private byte[] salt(UUID id) {
    return Arrays.copyOf(Sha256.hmac(secret, SALT, bytes(id)), SALT_BYTES);
  }

  /** How a sold ticket stands in lists that everybody reads: 32 bytes. */
  public byte[] mark(TicketId ticket) {
    return Sha256.of(bytes(ticket.value()), salt(ticket.value()));
  }

  /**
   * What a draw falls back on where no beacon can be had: 32 bytes. Its hash is told before; itself
   * only if it is used, and tells nothing of the secret.
   */
  public byte[] serverSeed() {
    return Sha256.hmac(secret, SERVER_SEED);
  }

  /** How an entry stands in lists that everybody reads: 32 bytes. */
  public byte[] leaf(EventId event, EntryId entry, long number) {
    return leaves(event).of(entry, number);
  }

  /** The same, by a salt that somebody was told. */
  public static byte[] leaf(EventId event, EntryId entry, long number, byte[] salt) {
    return Sha256.of(ENTRY, bytes(event.value()), bytes(entry.value()), bytes(number), salt);
  }

  /** Makes the leaves of an event. */
  public Leaves leaves(EventId event) {
    return new Leaves(secret, event);
  }

  /** Makes leaves one after the other: many cost less so than each by itself. Not thread-safe. */
  public static final class Leaves {

    private final Sha256.Hmacs salts;
    private final Sha256.Digests digests = new Sha256.Digests();
    private final byte[] event;

    private Leaves(byte[] secret, EventId event) {
      this.salts = new Sha256.Hmacs(secret);
      this.event = bytes(event.value());
    }

    /** How an entry stands in lists that everybody reads: 32 bytes. */
    public byte[] of(EntryId entry, long number) {
      byte[] id = bytes(entry.value());
      byte[] salt = Arrays.copyOf(salts.of(SALT, id), SALT_BYTES);
      return digests.of(ENTRY, event, id, bytes(number), salt);
    }
  }

  /** As all formulas of a draw write it: 16 bytes. */
  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Likewise: 8 bytes, the largest first. */
  static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  @Override
  public String toString() {
    return "DrawSecret";
  }
}
