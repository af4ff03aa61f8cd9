package io.fairqueue.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.message.Devices.Registration;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.DeviceStore;
import io.fairqueue.port.message.EndpointUrls;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Registers a device. */
final class RegisterDevice {

  private final DeviceStore devices;
  private final EndpointUrls urls;
  private final IdSource ids;
  private final InstantSource time;

  RegisterDevice(Parts parts) {
    this.devices = parts.stores().devices();
    this.urls = parts.endpointUrls();
    this.ids = parts.ids();
    this.time = parts.time();
  }

  Registration register(CustomerId fan, DeviceAddress address, String token) {
    boolean isCalled = address.platform() == Platform.WEB;
    @Nullable String refusal = isCalled ? urls.refusal(address.text()) : null;
    if (refusal != null) {
      return new Registration.UrlNotAllowed(refusal);
    }
    Device device =
        new Device(new DeviceId(ids.next()), fan, address.platform(), token, time.instant());
    return devices.put(device, address)
        ? new Registration.Registered()
        : new Registration.NoAccount();
  }
}
