package io.fairqueue.domain.message;

import java.util.UUID;

/** Names a device while it is one fan's: once it is another's, it has another. */
public record DeviceId(UUID value) {

  /** Where its messages go. */
  public Target.Device target() {
    return new Target.Device(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
