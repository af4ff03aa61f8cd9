package io.fairqueue.http.session;

import io.fairqueue.domain.identity.SignIn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its fan sees it.
 *
 * @param country from where it was begun, by two letters (ISO 3166-1)
 * @param agent what the program called itself
 * @param current whether it is the one that asks
 */
record SessionBody(
    UUID sessionId,
    Instant signedInAt,
    Instant expiresAt,
    @Nullable String country,
    @Nullable String agent,
    boolean current) {

  static SessionBody of(SignIn signIn, UUID current) {
    return new SessionBody(
        signIn.session(),
        signIn.at(),
        signIn.expiresAt(),
        signIn.country(),
        signIn.agent(),
        signIn.session().equals(current));
  }
}
