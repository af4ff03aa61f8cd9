package io.fairqueue.http.config;

import io.fairqueue.crypto.beacon.RelayBeacon;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.port.draw.BeaconPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What random draws are decided by.
 *
 * @param isUsed whether by a public beacon at all
 * @param relays where its values are asked for
 * @param patience how long a value is waited for before an organizer may do without
 */
public record BeaconConfig(boolean isUsed, List<URI> relays, BeaconChain chain, Duration patience) {

  public BeaconConfig {
    relays = List.copyOf(relays);
  }

  static BeaconConfig defaults() {
    return new BeaconConfig(
        true, RelayBeacon.PUBLIC, BeaconChain.QUICKNET, BeaconPolicy.USUAL_PATIENCE);
  }

  /** The same in the core's words. */
  public BeaconPolicy policy(RelayBeacon beacon) {
    return isUsed ? new BeaconPolicy(beacon, chain, patience) : BeaconPolicy.none(beacon);
  }
}
