package io.fairqueue.domain.fairness;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public source of values that nobody knows before their time: another round each period (drand).
 *
 * @param hash by which relays know it, in hex
 * @param publicKey by which each round is signed, in hex
 * @param genesis when round 1 was
 * @param period from a round to the next
 */
public record BeaconChain(String hash, String publicKey, Instant genesis, Duration period) {

  /** The League of Entropy's quicknet: a round each three seconds. */
  public static final BeaconChain QUICKNET =
      new BeaconChain(
          "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
          "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d10"
              + "64510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5"
              + "ece45a",
          Instant.ofEpochSecond(1_692_803_367),
          Duration.ofSeconds(3));

  /** By which the rounds of all chains here are signed, as drand names it. */
  public static final String SCHEME = "bls-unchained-g1-rfc9380";

  private static final Pattern WRITTEN =
      Pattern.compile("([0-9a-f]{64}):([0-9a-f]{192}):([0-9]{1,11}):([1-9][0-9]{0,4}):" + SCHEME);

  /** Reads what {@link #written} writes; throws an {@link IllegalArgumentException} for others. */
  public static BeaconChain parse(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a chain is written as hash:public key:genesis:period:" + SCHEME);
    }
    return new BeaconChain(
        parts.group(1),
        parts.group(2),
        Instant.ofEpochSecond(Long.parseLong(parts.group(3))),
        Duration.ofSeconds(Long.parseLong(parts.group(4))));
  }

  /** All there is to know of it: hash, public key, genesis in epoch seconds, period, scheme. */
  public String written() {
    return "%s:%s:%d:%d:%s"
        .formatted(hash, publicKey, genesis.getEpochSecond(), period.toSeconds(), SCHEME);
  }

  /** The first round whose time is not before this. */
  public long round(Instant at) {
    Duration since = Duration.between(genesis, at);
    if (since.isNegative()) {
      return 1;
    }
    long whole = since.dividedBy(period);
    return since.equals(period.multipliedBy(whole)) ? whole + 1 : whole + 2;
  }

  /** When a round's value is known. */
  public Instant time(long round) {
    return genesis.plus(period.multipliedBy(round - 1));
  }
}
