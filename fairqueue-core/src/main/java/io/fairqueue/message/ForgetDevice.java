package io.fairqueue.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.DeviceStore;

/** Forgets a device. */
final class ForgetDevice {

  private final DeviceStore devices;

  ForgetDevice(Parts parts) {
    this.devices = parts.stores().devices();
  }

  boolean forget(CustomerId fan, DeviceAddress address) {
    return devices.remove(fan, address);
  }
}
