package io.fairqueue.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import io.fairqueue.usecase.Actor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells from a session token who calls. A session is over with its time, with its account, when the
 * account's sessions were ended, and when an organizer is disabled. Thread-safe; reads the store,
 * so it blocks.
 */
@Singleton
public final class Authenticator {

  private static final int MOST_REMEMBERED = 10_000;

  /** Of as many fans a node remembers the entry; some 150 MiB when full. */
  private static final int MOST_VERIFIED = 1 << 18;

  private static final Duration VERIFIED = Duration.ofMinutes(5);
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final Tokens tokens;
  private final SharedReads<CustomerId, Integer> epochs;
  private final OrganizerStore organizers;
  private final EndedSessions ended;
  private final InstantSource time;
  // A signature that was good once stays good; only the time is asked each time.
  private final Cache<Presented, VerifiedToken> verified =
      Caffeine.newBuilder().maximumSize(MOST_VERIFIED).expireAfterAccess(VERIFIED).build();
  private final Cache<OrganizerId, Organizer> recentStaff =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  Authenticator(Tokens tokens, Stores stores, EndedSessions ended, InstantSource time) {
    this.ended = ended;
    this.tokens = tokens;
    this.epochs = new SharedReads<>(stores.customers()::sessionEpochs);
    this.organizers = stores.organizers();
    this.time = time;
  }

  /** The fan of this session; empty for anything else. */
  public Optional<Caller.Fan> fan(String token, Freshness freshness) {
    return session(TokenKind.CUSTOMER, token)
        .filter(session -> isLive(session, freshness))
        .map(Authenticator::fanOf);
  }

  /**
   * The fan of a session that this node has seen before, as of a moment ago; empty is no answer.
   * Never blocks.
   */
  public Optional<Caller.Fan> glimpse(String token) {
    VerifiedToken known = verified.getIfPresent(new Presented(TokenKind.CUSTOMER, token));
    return known != null
            && time.instant().isBefore(known.expiresAt())
            && ended.isLive(new CustomerId(known.subject()), known.epoch()).orElse(false)
        ? Optional.of(fanOf(known))
        : Optional.empty();
  }

  /** The organizer of this session, with the role of now; empty for anything else. */
  public Optional<Caller.Staff> staff(String token, Freshness freshness) {
    return session(TokenKind.ORGANIZER, token)
        .flatMap(session -> organizer(new OrganizerId(session.subject()), freshness))
        .map(organizer -> new Caller.Staff(Actor.of(organizer)));
  }

  /** Whoever's session it is. */
  public Optional<Caller> anyone(String token, Freshness freshness) {
    return fan(token, freshness)
        .<Caller>map(fan -> fan)
        .or(() -> staff(token, freshness).map(staff -> staff));
  }

  /** A session that was opened here need not be verified. */
  public void opened(TokenKind kind, String token, VerifiedToken session) {
    verified.put(new Presented(kind, token), session);
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

  private boolean isLive(VerifiedToken session, Freshness freshness) {
    CustomerId id = new CustomerId(session.subject());
    Optional<Boolean> known =
        freshness == Freshness.RECENT ? ended.isLive(id, session.epoch()) : Optional.empty();
    return known.orElseGet(
        () -> epochs.get(id).filter(epoch -> epoch == session.epoch()).isPresent());
  }

  /** What is remembered may let somebody in for a second too long, and never keeps anybody out. */
  private Optional<Organizer> organizer(OrganizerId id, Freshness freshness) {
    Organizer remembered = freshness == Freshness.RECENT ? recentStaff.getIfPresent(id) : null;
    if (remembered != null) {
      return Optional.of(remembered);
    }
    Optional<Organizer> found = organizers.find(id).filter(each -> !each.disabled());
    found.ifPresentOrElse(each -> recentStaff.put(id, each), () -> recentStaff.invalidate(id));
    return found;
  }

  private static Caller.Fan fanOf(VerifiedToken session) {
    return new Caller.Fan(new CustomerId(session.subject()));
  }

  /** A token as somebody showed it; never printed. */
  private record Presented(TokenKind kind, String token) {

    @Override
    public String toString() {
      return "Presented[" + kind + "]";
    }
  }
}
