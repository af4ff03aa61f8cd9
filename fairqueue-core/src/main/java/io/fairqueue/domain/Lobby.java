package io.fairqueue.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where fans may be before a sale.
 *
 * @param opensAt from then on they may come
 * @param lead how long before the sale it closes: half of that passes before the beacon's round,
 *     the other half is for placing. Less than a minute is for rehearsals
 * @param seedHash what the organizer commits to with it: the hash, in hex, of a seed of the own
 *     that a fallback of the draw takes in; null for none
 */
public record Lobby(Instant opensAt, DrawMethod method, Duration lead, @Nullable String seedHash) {

  /** The lead of a lobby that names none. */
  public static final Duration USUAL_LEAD = Duration.ofMinutes(2);

  /** How long before a lobby closes its times may last be changed. */
  public static final Duration FIXED = Duration.ofMinutes(10);

  /** How long a lobby is open at least when its event is activated. */
  public static final Duration SHORTEST = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration MIN_LEAD = Duration.ofSeconds(10);
  private static final Duration MAX_LEAD = Duration.ofHours(1);

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Without a seed of the organizer's. */
  public Lobby(Instant opensAt, DrawMethod method, Duration lead) {
    this(opensAt, method, lead, null);
  }

  public Lobby {
    if (lead.compareTo(MIN_LEAD) < 0 || lead.compareTo(MAX_LEAD) > 0) {
      throw new InvalidInputException("draw_lead_seconds", "must be between 10 and 3600");
    }
    if (seedHash != null && method != DrawMethod.RANDOM) {
      throw new InvalidInputException("organizer_seed_hash", "goes with a random draw alone");
    }
    if (seedHash != null && !HASH.matcher(seedHash).matches()) {
      throw new InvalidInputException(
          "organizer_seed_hash", "must be a SHA-256 hash: 64 digits of 0 to 9 and a to f");
    }
  }

  /** When it closes, before a sale that starts then. */
  public Instant closesAt(Instant saleStart) {
    return saleStart.minus(lead);
  }

  /** Throws {@link InvalidInputException} unless it fits before a sale that starts then. */
  public Lobby checkBefore(Instant saleStart) {
    if (Duration.between(opensAt, closesAt(saleStart)).toMillis() < 1) {
      throw new InvalidInputException(
          "lobby_opens_at", "must be before the lobby closes, draw_lead_seconds before sale_start");
    }
    if (opensAt.isBefore(saleStart.minus(LONGEST))) {
      throw new InvalidInputException(
          "lobby_opens_at", "must be at most 30 days before sale_start");
    }
    return this;
  }
}
