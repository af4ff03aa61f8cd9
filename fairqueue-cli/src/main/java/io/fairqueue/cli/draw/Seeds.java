package io.fairqueue.cli.draw;

import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.domain.draw.Bytes;

/** Seeds of organizers, as they are typed. */
final class Seeds {

  private Seeds() {}

  static Bytes read(String hex) {
    try {
      return Bytes.ofHex(hex);
    } catch (IllegalArgumentException noHex) {
      throw new RefusedException("A seed is written as 64 digits of 0 to 9 and a to f.");
    }
  }
}
