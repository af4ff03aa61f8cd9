package io.fairqueue.http.session;

import java.time.Instant;
import java.util.UUID;

/** An organizer's session; the token is never printed. */
public record StaffSession(String token, Instant expiresAt, UUID organizerId) {

  @Override
  public String toString() {
    return "StaffSession[" + organizerId + "]";
  }
}
