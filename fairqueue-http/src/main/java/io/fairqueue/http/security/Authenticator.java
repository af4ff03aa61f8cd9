package io.fairqueue.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import io.fairqueue.usecase.Actor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells from a session token who calls. A session is over with its time, with its account, when the
 * account's sessions were ended, and when an organizer is disabled. Thread-safe; reads the store,
 * so it blocks.
 */
@Singleton
public final class Authenticator {

  private static final int MOST_REMEMBERED = 100_000;
  private static final int MOST_VERIFIED = 50_000;
  private static final Duration VERIFIED = Duration.ofMinutes(5);
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final Tokens tokens;
  private final CustomerStore customers;
  private final OrganizerStore organizers;
  private final InstantSource time;
  // A signature that was good once stays good; only the time is asked each time.
  private final Cache<Presented, VerifiedToken> verified =
      Caffeine.newBuilder().maximumSize(MOST_VERIFIED).expireAfterAccess(VERIFIED).build();
  private final Cache<CustomerId, Customer> recentFans = recent();
  private final Cache<OrganizerId, Organizer> recentStaff = recent();

  Authenticator(Tokens tokens, Stores stores, InstantSource time) {
    this.tokens = tokens;
    this.customers = stores.customers();
    this.organizers = stores.organizers();
    this.time = time;
  }

  /** The fan of this session; empty for anything else. */
  public Optional<Caller.Fan> fan(String token, Freshness freshness) {
    return session(TokenKind.CUSTOMER, token)
        .flatMap(
            session ->
                live(
                    recentFans,
                    new CustomerId(session.subject()),
                    customers::find,
                    customer -> customer.sessionEpoch() == session.epoch(),
                    freshness))
        .map(customer -> new Caller.Fan(customer.id()));
  }

  /** The organizer of this session, with the role of now; empty for anything else. */
  public Optional<Caller.Staff> staff(String token, Freshness freshness) {
    return session(TokenKind.ORGANIZER, token)
        .flatMap(
            session ->
                live(
                    recentStaff,
                    new OrganizerId(session.subject()),
                    organizers::find,
                    organizer -> !organizer.disabled(),
                    freshness))
        .map(organizer -> new Caller.Staff(Actor.of(organizer)));
  }

  /** Whoever's session it is. */
  public Optional<Caller> anyone(String token, Freshness freshness) {
    return fan(token, freshness)
        .<Caller>map(fan -> fan)
        .or(() -> staff(token, freshness).map(staff -> staff));
  }

  /** Lets nobody in any more because of what is remembered of this account. */
  public void forget(CustomerId id) {
    recentFans.invalidate(id);
  }

  private Optional<VerifiedToken> session(TokenKind kind, String token) {
    Presented presented = new Presented(kind, token);
    VerifiedToken known = verified.getIfPresent(presented);
    if (known != null) {
      return time.instant().isBefore(known.expiresAt()) ? Optional.of(known) : Optional.empty();
    }
    return switch (tokens.verify(kind, token, time.instant())) {
      case TokenVerdict.Valid valid -> {
        verified.put(presented, valid.token());
        yield Optional.of(valid.token());
      }
      case TokenVerdict.Expired over -> Optional.empty();
      case TokenVerdict.Invalid no -> Optional.empty();
    };
  }

  /** What is remembered may let somebody in for a second too long, and never keeps anybody out. */
  private static <K, V> Optional<V> live(
      Cache<K, V> recent,
      K id,
      Function<K, Optional<V>> find,
      Predicate<V> isLive,
      Freshness freshness) {
    V remembered = freshness == Freshness.RECENT ? recent.getIfPresent(id) : null;
    if (remembered != null && isLive.test(remembered)) {
      return Optional.of(remembered);
    }
    Optional<V> account = find.apply(id).filter(isLive);
    account.ifPresentOrElse(found -> recent.put(id, found), () -> recent.invalidate(id));
    return account;
  }

  /** A token as somebody showed it; never printed. */
  private record Presented(TokenKind kind, String token) {

    @Override
    public String toString() {
      return "Presented[" + kind + "]";
    }
  }

  private static <K, V> Cache<K, V> recent() {
    return Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();
  }
}
