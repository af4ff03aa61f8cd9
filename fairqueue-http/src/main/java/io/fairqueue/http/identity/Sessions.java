package io.fairqueue.http.identity;

import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Organizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Opens sessions. */
@Singleton
final class Sessions {

  private static final Duration LIFE = Duration.ofHours(24);

  private final Tokens tokens;
  private final InstantSource time;

  Sessions(Tokens tokens, InstantSource time) {
    this.tokens = tokens;
    this.time = time;
  }

  FanSession open(Customer customer) {
    Instant now = time.instant();
    Instant end = end(now);
    String token =
        tokens.session(
            TokenKind.CUSTOMER, customer.id().value(), customer.sessionEpoch(), now, end);
    return new FanSession(token, end, customer.id().value());
  }

  StaffSession open(Organizer organizer) {
    Instant now = time.instant();
    Instant end = end(now);
    String token = tokens.session(TokenKind.ORGANIZER, organizer.id().value(), 0, now, end);
    return new StaffSession(token, end, organizer.id().value());
  }

  private static Instant end(Instant now) {
    return now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
  }
}
