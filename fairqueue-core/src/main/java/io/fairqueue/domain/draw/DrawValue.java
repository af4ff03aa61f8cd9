package io.fairqueue.domain.draw;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairqueue.domain.Sha256;
import org.jspecify.annotations.Nullable;

/** What nobody knew when the lobby closed, and decides the order. */
public sealed interface DrawValue {

  /** 32 bytes. */
  Bytes randomness();

  /**
   * The value of a public beacon, which proves itself.
   *
   * @param signature of the round: 48 bytes
   */
  record OfBeacon(long round, Bytes signature) implements DrawValue {

    @Override
    public Bytes randomness() {
      return Bytes.of(Sha256.of(signature.toArray()));
    }
  }

  /**
   * The server's own, for want of a beacon: whoever trusts it trusts that the beacon was missing.
   *
   * @param organizerSeed what the organizer had committed to beside it; null for nothing
   * @param reason what the organizer says of that
   */
  record OfServer(Bytes serverSeed, @Nullable Bytes organizerSeed, String reason)
      implements DrawValue {

    /** The longest reason. */
    public static final int MAX_REASON = 500;

    private static final byte[] TAG = "fairqueue/fallback/v1".getBytes(US_ASCII);
    private static final byte[] NO_SEED_OF_ORGANIZER = new byte[32];

    @Override
    public Bytes randomness() {
      return Bytes.of(
          Sha256.of(
              TAG,
              serverSeed.toArray(),
              organizerSeed == null ? NO_SEED_OF_ORGANIZER : organizerSeed.toArray()));
    }
  }
}
