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

  /**
   * Reads settings; what is absent has its default.
   *
   * @throws ConfigurationException for unfit values
   */
  public static BeaconConfig read(GivenSettings given) {
    Settings settings = new Settings(given);
    BeaconConfig config = read(settings);
    settings.refuseFaults();
    return config;
  }

  static BeaconConfig read(Settings settings) {
    BeaconConfig defaults = defaults();
    Boolean used =
        settings.fit(
            Setting.BEACON,
            text ->
                switch (text) {
                  case "drand" -> true;
                  case "none" -> false;
                  default -> throw new IllegalArgumentException("neither drand nor none");
                });
    List<URI> relays = settings.list(Setting.BEACON_RELAYS, ServerConfigReader::webUrl);
    if (relays.size() > RelayBeacon.MAX_RELAYS) {
      settings.refuse(
          Setting.BEACON_RELAYS, "names more than %d relays".formatted(RelayBeacon.MAX_RELAYS));
    }
    BeaconChain chain = settings.fit(Setting.BEACON_CHAIN, BeaconChain::parse);
    return new BeaconConfig(
        used == null || used,
        relays.isEmpty() ? defaults.relays() : relays,
        chain == null ? defaults.chain() : chain,
        settings.duration(
            Setting.BEACON_PATIENCE, defaults.patience(), Duration.ZERO, Duration.ofDays(1)));
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
