package io.fairqueue.messages.mail;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Texts by which fans stop mail without signing in; good for ever. Thread-safe. */
public final class UnsubscribeTokens {

  private static final int ID_BYTES = 16;
  private static final int PROOF_BYTES = 16;

  private final byte[] key;

  /**
   * @param secret at least 32 random bytes that all nodes share
   */
  public UnsubscribeTokens(byte[] secret) {
    this.key = secret.clone();
  }

  public String write(CustomerId fan) {
    byte[] id = bytes(fan.value());
    ByteBuffer token = ByteBuffer.allocate(ID_BYTES + PROOF_BYTES);
    token.put(id).put(proof(id), 0, PROOF_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** Whose it is; empty for any text that is none of ours. */
  public Optional<CustomerId> read(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    if (bytes.length != ID_BYTES + PROOF_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    CustomerId fan = new CustomerId(new UUID(buffer.getLong(), buffer.getLong()));
    byte[] ours =
        ByteBuffer.allocate(PROOF_BYTES).put(proof(bytes(fan.value())), 0, PROOF_BYTES).array();
    byte[] theirs = new byte[PROOF_BYTES];
    buffer.get(theirs);
    return MessageDigest.isEqual(ours, theirs) ? Optional.of(fan) : Optional.empty();
  }

  private byte[] proof(byte[] id) {
    return Sha256.hmac(key, id);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
