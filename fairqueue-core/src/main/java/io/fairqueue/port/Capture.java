package io.fairqueue.port;

import io.fairqueue.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that a gateway took.
 *
 * @param asked what of it was asked for: without a fee that the buyer bears; never more than was
 *     taken
 * @param taken all of it; so much goes back if it buys nothing
 * @param externalId the gateway's own id of this capture; of one reference there may be two
 */
public record Capture(Money asked, Money taken, @Nullable String externalId) {

  /** What was asked for, and no fee on it. */
  public static Capture of(Money amount, @Nullable String externalId) {
    return new Capture(amount, amount, externalId);
  }
}
