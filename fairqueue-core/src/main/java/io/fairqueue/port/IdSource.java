package io.fairqueue.port;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids that nobody else makes. Thread-safe. */
@FunctionalInterface
public interface IdSource {

  UUID next();

  /** Random UUIDs (RFC 9562, version 4). */
  static IdSource random() {
    return UUID::randomUUID;
  }

  /**
   * UUIDs that go by time (RFC 9562, version 7, with the fraction of the millisecond of its method
   * 3), so that rows that are written together lie together in a store's indexes. 62 of their bits
   * are random.
   */
  static IdSource timeOrdered(InstantSource clock) {
    RandomGenerator random = new SecureRandom();
    return () -> {
      Instant now = clock.instant();
      long fraction = now.getLong(ChronoField.NANO_OF_SECOND) % 1_000_000 * 4_096 / 1_000_000;
      return new UUID(
          now.toEpochMilli() << 16 | 0x7000 | fraction,
          random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    };
  }
}
