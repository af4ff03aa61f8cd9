package io.fairqueue.port;

import java.time.Duration;
import java.util.Optional;

/**
 * What one node has just read of the stores, shared with the others for a moment.
 *
 * <p>The age of a reading is measured by one clock for all nodes: that of the store that keeps the
 * readings. Nothing is ever taken back: a reading ends by itself, and a node that knows of a
 * younger commit does without it. Thread-safe; never throws: what can't be shared is read.
 */
public interface SharedReadings {

  /** How long a reading is shared, from its beginning. */
  Duration MAX_DURATION = Duration.ofSeconds(1);

  /**
   * What is shared under a key, and what time it is. Atomic; to be done before the stores are read.
   */
  Look look(String key);

  /**
   * Shares a reading that began after a look, until {@link #MAX_DURATION} after that look: a
   * reading that took longer is not shared, whatever delays it on the way. Waits for nothing.
   */
  void put(String key, String reading, Look before);

  /** Shares nothing. */
  static SharedReadings none() {
    return new SharedReadings() {
      @Override
      public Look look(String key) {
        return Look.UNANSWERED;
      }

      @Override
      public void put(String key, String reading, Look before) {}
    };
  }

  /**
   * What a look found.
   *
   * @param at when, in microseconds of the keeper's clock; -1 if nobody answered
   */
  record Look(long at, Optional<Shared> found) {

    public static final Look UNANSWERED = new Look(-1, Optional.empty());

    public boolean isAnswered() {
      return at >= 0;
    }
  }

  /**
   * A reading that another node made.
   *
   * @param age the time since it began, at most; counted from when it was asked for
   */
  record Shared(String reading, Duration age) {}
}
