package io.fairqueue.port;

import java.time.Duration;

/** Too many wait already, so no more are taken. Nothing was done; trying again later helps. */
public final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter when to come again
   */
  public BusyException(String message, Duration retryAfter) {
    // No stack trace: this is an answer, not a fault.
    super(message, null, false, false);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
