package io.fairqueue.domain.identity;

import io.fairqueue.domain.CustomerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a fan's session.
 *
 * @param session names it
 * @param epoch the account's when it was made
 * @param country of the address that asked, by two letters (ISO 3166-1); null where nobody knows
 * @param agent what the program called itself, shortened; null where it said nothing
 * @param expiresAt when the session is over by itself
 */
public record SignIn(
    UUID session,
    CustomerId customer,
    int epoch,
    @Nullable String country,
    @Nullable String agent,
    Instant at,
    Instant expiresAt) {

  /** The longest name of a program that is kept. */
  public static final int MAX_AGENT = 120;

  /** What a program calls itself, in one line of plain ASCII; null for nothing. */
  public static @Nullable String agent(@Nullable String told) {
    if (told == null) {
      return null;
    }
    String line = told.replaceAll("[^ -~]+", " ").strip();
    String shortened = line.length() > MAX_AGENT ? line.substring(0, MAX_AGENT).strip() : line;
    return shortened.isEmpty() ? null : shortened;
  }
}
