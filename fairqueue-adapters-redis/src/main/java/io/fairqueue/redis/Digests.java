package io.fairqueue.redis;

import io.fairqueue.domain.Sha256;
import java.util.HexFormat;

/** Keeps keys short. */
final class Digests {

  private Digests() {}

  static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
