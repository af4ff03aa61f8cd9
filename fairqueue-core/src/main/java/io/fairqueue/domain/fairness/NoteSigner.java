package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.Ed25519;

/** Signs notes, by a seed that nobody else has. Immutable; never printed. */
public final class NoteSigner {

  private final NoteKey key;
  private final Ed25519 secret;

  /**
   * @param seed 32 bytes
   */
  public NoteSigner(String name, byte[] seed) {
    this.secret = new Ed25519(seed);
    this.key = new NoteKey(name, secret.publicKey());
  }

  /** What its signatures verify with. */
  public NoteKey key() {
    return key;
  }

  /** Its signature of a text: 64 bytes, always the same. */
  public byte[] sign(String text) {
    return secret.sign(text.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "NoteSigner[" + key.name() + "]";
  }
}
