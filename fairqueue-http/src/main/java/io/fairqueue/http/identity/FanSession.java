package io.fairqueue.http.identity;

import java.time.Instant;
import java.util.UUID;

/** A fan's session; the token is never printed. */
record FanSession(String token, Instant expiresAt, UUID customerId) {

  @Override
  public String toString() {
    return "FanSession[" + customerId + "]";
  }
}
