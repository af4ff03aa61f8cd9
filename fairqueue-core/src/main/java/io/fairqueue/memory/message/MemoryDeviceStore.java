package io.fairqueue.memory.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.port.message.DeviceStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Devices in memory. */
public final class MemoryDeviceStore implements DeviceStore {

  private static final Comparator<Device> LATEST_FIRST =
      Comparator.comparing(Device::registeredAt)
          .thenComparing(device -> device.id().value())
          .reversed();

  private final Predicate<CustomerId> accounts;
  private final Map<DeviceAddress, Device> devices = new HashMap<>();

  /**
   * @param accounts which accounts there are
   */
  public MemoryDeviceStore(Predicate<CustomerId> accounts, MemoryOutbox outbox) {
    this.accounts = accounts;
    outbox.devices(this::idsOf);
  }

  @Override
  public boolean put(Device device, DeviceAddress address) {
    if (!accounts.test(device.owner())) {
      return false;
    }
    synchronized (this) {
      Device known = devices.get(address);
      devices.put(
          address,
          new Device(
              known != null && known.owner().equals(device.owner()) ? known.id() : device.id(),
              device.owner(),
              device.platform(),
              device.token(),
              device.registeredAt()));
      List<Device> others =
          all(device.owner())
              .filter(each -> !each.equals(devices.get(address)))
              .sorted(LATEST_FIRST)
              .toList();
      others.stream().skip(MAX - 1).forEach(devices.values()::remove);
      return true;
    }
  }

  @Override
  public synchronized boolean remove(CustomerId owner, DeviceAddress address) {
    Device known = devices.get(address);
    return known != null
        && known.owner().equals(owner)
        && devices.remove(address, known)
        && accounts.test(owner);
  }

  @Override
  public synchronized List<Device> of(CustomerId owner) {
    return accounts.test(owner) ? all(owner).sorted(LATEST_FIRST).toList() : List.of();
  }

  @Override
  public synchronized Optional<Device> find(DeviceId id) {
    return devices.values().stream()
        .filter(each -> each.id().equals(id) && accounts.test(each.owner()))
        .findAny();
  }

  @Override
  public synchronized boolean forget(Device gone) {
    return devices
        .values()
        .removeIf(each -> each.id().equals(gone.id()) && each.token().equals(gone.token()));
  }

  private Stream<Device> all(CustomerId owner) {
    return devices.values().stream().filter(each -> each.owner().equals(owner));
  }

  private List<UUID> idsOf(CustomerId owner) {
    return of(owner).stream().map(each -> each.id().value()).toList();
  }
}
