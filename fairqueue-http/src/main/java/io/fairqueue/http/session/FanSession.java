package io.fairqueue.http.session;

import java.time.Instant;
import java.util.UUID;

/** A fan's session; the token is never printed. */
public record FanSession(String token, Instant expiresAt, UUID customerId) {

  @Override
  public String toString() {
    return "FanSession[" + customerId + "]";
  }
}
