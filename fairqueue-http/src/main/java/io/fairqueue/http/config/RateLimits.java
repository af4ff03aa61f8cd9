package io.fairqueue.http.config;

/**
 * How often one may call; 0 for as often as one likes.
 *
 * @param perAddress calls from one network within a minute; many fans may share it
 * @param perAccount calls of one account within a minute
 * @param logins failed tries to log in to one account from one network before each costs a wait
 * @param codes the same for one-time codes that are requested for one email address
 * @param failuresPerNetwork failed tries to log in from one network within a minute
 * @param codesPerNetwork one-time codes asked for from one network within a minute
 */
public record RateLimits(
    int perAddress,
    int perAccount,
    int logins,
    int codes,
    int failuresPerNetwork,
    int codesPerNetwork) {

  /** Lets a crowd behind one address through, and stops guessing. */
  public static RateLimits defaults() {
    return new RateLimits(60_000, 600, 10, 10, 300, 600);
  }

  public static RateLimits none() {
    return new RateLimits(0, 0, 0, 0, 0, 0);
  }
}
