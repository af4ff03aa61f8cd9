package io.fairqueue.cli.simulate;

import io.fairqueue.cli.crowd.plan.Arrivals;
import io.fairqueue.cli.crowd.plan.Looks;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.crowd.setup.BoxOffice.Lobby;
import io.fairqueue.cli.crowd.setup.BoxOffice.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be played.
 *
 * @param mix the profile's, or what was asked for instead
 * @param sockets of a hundred fans, how many wait on a socket
 * @param presence after how long without a look a fan is passed over; zero for never
 * @param window how long an admission is good; null for what this crowd needs
 */
record Script(
    Profile profile,
    int fans,
    int tickets,
    Mix mix,
    int sockets,
    Duration presence,
    @Nullable Duration window,
    long seed) {

  private static final int FANS_A_SECOND = 6_000;
  private static final int SALES_A_SECOND = 100;
  private static final int FAR = 3;
  private static final long PRICE = 4_500;
  private static final int UNITS_OF_MIXED = 4;
  private static final int MIN_FOR_MIXED = 8;

  Arrivals arrivals() {
    return profile.arrivals(fans);
  }

  /** Where fans gather first; null where the sale begins at once. */
  @Nullable Lobby lobby() {
    return profile.lobby(fans);
  }

  /**
   * Paced so that the whole crowd together asks no more than a small machine answers beside all
   * else.
   */
  Looks looks() {
    Duration perStock = Duration.ofMillis(Math.clamp(1_000L * fans / FANS_A_SECOND, 500, 10_000));
    return new Looks(perStock.dividedBy(8), perStock, perStock.multipliedBy(FAR));
  }

  Duration thinking() {
    return looks().perStock().dividedBy(8);
  }

  /** An admission is seen, thought about and used in good time, and a no-show's is soon back. */
  Duration admissionWindow() {
    return window == null ? usualWindow() : window;
  }

  private Duration usualWindow() {
    return Duration.ofSeconds(3 + looks().perStock().multipliedBy(4).toSeconds());
  }

  /** However many pay in the same moment, each is through before the hold ends. */
  Duration claimTtl() {
    return usualWindow().plusSeconds(tickets / SALES_A_SECOND);
  }

  int unitsPerClaim() {
    return profile == Profile.MIXED ? UNITS_OF_MIXED : 1;
  }

  List<Tier> tiers() {
    if (profile != Profile.MIXED || tickets < MIN_FOR_MIXED) {
      return List.of(new Tier("General admission", false, tickets, PRICE));
    }
    int front = tickets / 4;
    int seated = tickets / 2;
    return List.of(
        new Tier("Standing, front", false, front, 2 * PRICE),
        new Tier("Standing, back", false, tickets - front - seated, PRICE),
        new Tier("Stalls", true, seated, 3 * PRICE));
  }

  /** As the HTTP contract has it. */
  Map<String, Object> policy() {
    return Map.of(
        "admission_window_seconds", admissionWindow().toSeconds(),
        "claim_ttl_seconds", claimTtl().toSeconds(),
        "max_units_per_claim", unitsPerClaim(),
        "presence_seconds", presence.toSeconds());
  }
}
