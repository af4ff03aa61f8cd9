package io.fairqueue.http.identity;

import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.security.Authenticator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Opens sessions. */
@Singleton
final class Sessions {

  private static final Duration LIFE = Duration.ofHours(24);

  private final Tokens tokens;
  private final Authenticator authenticator;
  private final InstantSource time;

  Sessions(Tokens tokens, Authenticator authenticator, InstantSource time) {
    this.tokens = tokens;
    this.authenticator = authenticator;
    this.time = time;
  }

  FanSession open(Customer customer) {
    Instant now = time.instant();
    Instant end = end(now);
    UUID id = customer.id().value();
    String token = tokens.session(TokenKind.CUSTOMER, id, customer.sessionEpoch(), now, end);
    authenticator.opened(
        TokenKind.CUSTOMER, token, new VerifiedToken(id, customer.sessionEpoch(), null, null, end));
    return new FanSession(token, end, id);
  }

  StaffSession open(Organizer organizer) {
    Instant now = time.instant();
    Instant end = end(now);
    String token = tokens.session(TokenKind.ORGANIZER, organizer.id().value(), 0, now, end);
    return new StaffSession(token, end, organizer.id().value());
  }

  static Instant end(Instant now) {
    return now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
  }
}
