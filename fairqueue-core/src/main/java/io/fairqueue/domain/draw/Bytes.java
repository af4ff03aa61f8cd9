package io.fairqueue.domain.draw;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash, a signature, a seed: bytes that are equal where they are the same. Immutable. */
public final class Bytes {

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** These bytes. */
  public static Bytes of(byte... value) {
    return new Bytes(value.clone());
  }

  /** Reads {@link #hex}; throws an {@link IllegalArgumentException} for anything else. */
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  public byte[] toArray() {
    return value.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** In hex. */
  @Override
  public String toString() {
    return hex();
  }
}
