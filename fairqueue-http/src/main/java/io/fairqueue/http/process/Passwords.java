package io.fairqueue.http.process;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes passwords that nobody has to type. */
final class Passwords {

  private static final int BYTES = 32;

  private Passwords() {}

  /** 256 bits, as letters and digits: they need no quoting anywhere. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
