package io.fairqueue.port.draw;

import io.fairqueue.domain.fairness.BeaconChain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What random draws are decided by.
 *
 * @param chain which draws that begin now name; null where no beacon can be had: then the server's
 *     own seed decides
 * @param patience how long after its round's time a value is waited for before an organizer may do
 *     without it
 */
public record BeaconPolicy(Beacon beacon, @Nullable BeaconChain chain, Duration patience) {

  /** How long is usually waited. */
  public static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);

  /** Of a server that reaches no beacon. */
  public static BeaconPolicy none(Beacon beacon) {
    return new BeaconPolicy(beacon, null, Duration.ZERO);
  }
}
