package io.fairqueue.domain.fairness;

/** Who signs notes, and the key that they verify with: C2SP's signed-note (version 1.0.0). */
public record NoteKey(VerifierKey key) {

  private static final byte ED25519 = 1;

  /** The key of this name: 32 bytes. */
  public NoteKey(String name, byte[] publicKey) {
    this(new VerifierKey(ED25519, name, publicKey));
  }

  /** Reads what {@link #toString} writes; throws an {@link IllegalArgumentException} for others. */
  public static NoteKey parse(String vkey) {
    return new NoteKey(VerifierKey.parse(ED25519, vkey));
  }

  public String name() {
    return key.name();
  }

  public byte[] publicKey() {
    return key.publicKey();
  }

  /** By which signatures name it: 4 bytes. */
  public byte[] id() {
    return key.id();
  }

  /** Whether this is its signature of a text. */
  public boolean verifies(String text, byte[] signature) {
    return key.verifies(text, signature);
  }

  /** As files of keys have it. */
  @Override
  public String toString() {
    return key.toString();
  }
}
