package io.fairqueue.port.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.DeviceId;
import java.util.List;
import java.util.Optional;

/** Fans' devices. They go with the account that they belong to. Thread-safe. */
public interface DeviceStore {

  /** The most devices of an account. */
  int MAX = 10;

  /**
   * Registers a device. One that is known at this address keeps its id, and has the new token; one
   * that was another account's is that one's no more, and goes by the new id. Of more than {@link
   * #MAX} those go which were registered longest ago.
   *
   * <p>Atomic: of callers at once one comes after the other. Repeating is safe.
   *
   * @return {@code false}, and nothing changes, if there is no such account
   */
  boolean put(Device device, DeviceAddress address);

  /**
   * Forgets the account's device at this address. Atomic; {@code false} if there is none, or it is
   * another account's, so repeating is safe.
   */
  boolean remove(CustomerId owner, DeviceAddress address);

  /** An account's devices, those first that were registered last. A plain read. */
  List<Device> of(CustomerId owner);

  Optional<Device> find(DeviceId id);

  /**
   * Forgets a device that its push service doesn't know any more. Atomic; {@code false}, and
   * nothing changes, if it has another token by now, so repeating is safe.
   */
  boolean forget(Device gone);
}
