package io.fairqueue.domain.message;

import io.fairqueue.domain.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names a message by the fact that it tells: whoever tells the same fact again, after a failover
 * too, uses the same id, so receivers know it. A UUID of version 8 (RFC 9562) made of SHA-256.
 */
public record MessageId(UUID value) {

  private static final String PREFIX = "msg_";

  /**
   * The id of a fact.
   *
   * @param item what it is about
   * @param discriminator tells facts of the same type about the same item apart; often empty
   */
  public static MessageId of(MessageType type, UUID item, String discriminator) {
    byte[] digest = Sha256.of(type.wireName() + '\n' + item + '\n' + discriminator);
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new MessageId(new UUID(high, low));
  }

  /** {@code msg_} and 32 hexadecimal digits. */
  @Override
  public String toString() {
    return PREFIX + value.toString().replace("-", "");
  }
}
