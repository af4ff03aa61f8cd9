package io.fairqueue.domain.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells one device from another, whoever's it is.
 *
 * @param text of a browser, its endpoint at a push service; else the token
 */
public record DeviceAddress(Platform platform, String text) {

  /** The same for the same device, and short. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((platform.wireName() + '\n' + text).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Prints no token: whoever has it may send to the device. */
  @Override
  public String toString() {
    return "DeviceAddress[" + platform.wireName() + "]";
  }
}
