package io.fairqueue.domain.message;

import io.fairqueue.domain.CustomerId;
import java.time.Instant;

/**
 * A fan's device, to which messages are pushed.
 *
 * @param token what is needed to reach it: of a browser its subscription, as JSON
 * @param registeredAt when it was last registered
 */
public record Device(
    DeviceId id, CustomerId owner, Platform platform, String token, Instant registeredAt) {

  /** The longest token. */
  public static final int MAX_TOKEN_BYTES = 2 * 1024;

  /** Prints no token: whoever has it may send to the device. */
  @Override
  public String toString() {
    return "Device[" + id + ", " + platform.wireName() + "]";
  }
}
