package io.fairqueue.port.draw;

import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import java.util.Optional;

/** A public source of values that nobody knows before their time. Thread-safe. */
public interface Beacon {

  /**
   * The value of a round, from whoever has it; only a true one. Empty where nobody has it (yet).
   * Waits for others, some seconds each.
   */
  Optional<DrawValue.OfBeacon> fetch(BeaconChain chain, long round);

  /** Whether this is the value of a round. Takes some tenths of a second, and asks nobody. */
  boolean isTrue(BeaconChain chain, DrawValue.OfBeacon value);

  /** Has no value, and takes none to be true. */
  static Beacon none() {
    return new Beacon() {
      @Override
      public Optional<DrawValue.OfBeacon> fetch(BeaconChain chain, long round) {
        return Optional.empty();
      }

      @Override
      public boolean isTrue(BeaconChain chain, DrawValue.OfBeacon value) {
        return false;
      }
    };
  }
}
