package io.fairqueue.domain.message;

import io.fairqueue.domain.Sha256;

/**
 * Tells one device from another, whoever's it is.
 *
 * @param text of a browser, its endpoint at a push service; else the token
 */
public record DeviceAddress(Platform platform, String text) {

  /** The same for the same device, and short. */
  public byte[] hash() {
    return Sha256.of(platform.wireName() + '\n' + text);
  }

  /** Prints no token: whoever has it may send to the device. */
  @Override
  public String toString() {
    return "DeviceAddress[" + platform.wireName() + "]";
  }
}
