package io.fairqueue.http;

/**
 * How often one may call within a minute; 0 for as often as one likes.
 *
 * @param perAddress calls from one network address; many fans may share it
 * @param perAccount calls of one account
 * @param logins tries to log in to one account, by password or code
 * @param codes one-time codes asked for one mail address
 */
public record RateLimits(int perAddress, int perAccount, int logins, int codes) {

  /** Lets a crowd behind one address through, and stops whoever guesses. */
  public static RateLimits defaults() {
    return new RateLimits(60_000, 600, 20, 5);
  }

  public static RateLimits none() {
    return new RateLimits(0, 0, 0, 0);
  }
}
