package io.fairqueue.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.port.Parts;

/**
 * Devices, to which fans let messages be pushed.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}.
 */
public final class Devices {

  private final RegisterDevice register;
  private final ForgetDevice forget;

  /** Joins the verbs to the stores. */
  public Devices(Parts parts) {
    this.register = new RegisterDevice(parts);
    this.forget = new ForgetDevice(parts);
  }

  /**
   * Registers a fan's device; one that was another fan's is theirs from now on. Of more than {@link
   * io.fairqueue.port.message.DeviceStore#MAX} the oldest goes. Repeating is safe. Of a browser
   * looks the push service's name up, and waits for it.
   *
   * @param token what is needed to reach it; of a browser its subscription, which the caller has
   *     read
   */
  public Registration register(CustomerId fan, DeviceAddress address, String token) {
    return register.register(fan, address, token);
  }

  /** Forgets a fan's device; anybody else's stays. {@code false} if there is none. */
  public boolean forget(CustomerId fan, DeviceAddress address) {
    return forget.forget(fan, address);
  }

  /** What became of a wish to have a device registered. */
  public sealed interface Registration {

    record Registered() implements Registration {}

    /**
     * The push service may not be called.
     *
     * @param why a predicate: "must …"
     */
    record UrlNotAllowed(String why) implements Registration {}

    record NoAccount() implements Registration {}
  }
}
