package io.fairqueue.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.access.Actor;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.SessionStore;
import io.fairqueue.port.Stores;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Identifies callers by their session tokens. A session is over with its time, with its key, with
 * its account, when the account's sessions were ended, and when it was ended itself. Thread-safe;
 * reads the store, so it blocks where it doesn't say otherwise.
 */
@Singleton
public final class Authenticator {

  private static final int MAX_REMEMBERED = 10_000;

  /** Sessions of the release before; some 150 MiB when full, and empty a day after an update. */
  private static final int MAX_VERIFIED = 1 << 18;

  private static final Duration VERIFIED = Duration.ofMinutes(5);
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final Tokens tokens;
  private final SharedReads<CustomerSession, CustomerSession> live;
  private final OrganizerStore organizers;
  private final SessionStore sessions;
  private final InstantSource time;
  // A signature that was good once stays good, and is expensive to verify; time, key and account
  // are asked each time. A MAC costs what looking it up here would.
  private final Cache<Presented, VerifiedToken> verified =
      Caffeine.newBuilder().maximumSize(MAX_VERIFIED).expireAfterAccess(VERIFIED).build();
  private final Cache<OrganizerId, Organizer> recentStaff =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  Authenticator(Tokens tokens, Stores stores, InstantSource time) {
    this.tokens = tokens;
    this.sessions = stores.sessions();
    this.live =
        new SharedReads<>(
            asked ->
                sessions.live(asked).stream()
                    .collect(Collectors.toMap(each -> each, each -> each)));
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
   * The fan of a session that can be verified at once, as of a moment ago; empty is no answer.
   * Never blocks.
   */
  public Optional<Caller.Fan> peek(String token) {
    return atHand(TokenKind.CUSTOMER, token)
        .filter(session -> sessions.peek(fanOf(session).customerSession()).orElse(false))
        .map(Authenticator::fanOf);
  }

  /**
   * The fan of a session that can be verified at once, before it is known whether it was ended.
   * Empty is no answer. Never blocks.
   */
  public Optional<Caller.Fan> verified(String token) {
    return atHand(TokenKind.CUSTOMER, token).map(Authenticator::fanOf);
  }

  /** Whether a fan's session lives. */
  public boolean isLive(Caller.Fan fan, Freshness freshness) {
    return isValid(fan.session()) && isLive(fan.session(), freshness);
  }

  /** Whether a fan's session is known to be over, as of a moment ago. Never blocks. */
  public boolean isOver(Caller.Fan fan) {
    return !isValid(fan.session()) || !sessions.peek(fan.customerSession()).orElse(true);
  }

  /** The organizer of this session, with the role of now; empty for anything else. */
  public Optional<Caller.Staff> staff(String token, Freshness freshness) {
    return session(TokenKind.ORGANIZER, token)
        .flatMap(
            session ->
                organizer(new OrganizerId(session.subject()), freshness)
                    .filter(each -> each.accepts(session.sessionId(), session.epoch()))
                    .filter(each -> !isEnded(session.sessionId(), freshness))
                    .map(each -> new Caller.Staff(Actor.of(each), session)));
  }

  /** Whether an organizer's session lives. */
  public boolean isLive(Caller.Staff staff, Freshness freshness) {
    VerifiedToken session = staff.session();
    return isValid(session)
        && organizer(staff.actor().id(), freshness)
            .filter(each -> each.accepts(session.sessionId(), session.epoch()))
            .isPresent()
        && !isEnded(session.sessionId(), freshness);
  }

  /** A fan or an organizer. */
  public Optional<Caller> anyone(String token, Freshness freshness) {
    return fan(token, freshness)
        .<Caller>map(fan -> fan)
        .or(() -> staff(token, freshness).map(staff -> staff));
  }

  /** An organizer's account was changed here: it is read again. */
  public void changed(OrganizerId organizer) {
    recentStaff.invalidate(organizer);
  }

  private Optional<VerifiedToken> session(TokenKind kind, String token) {
    return atHand(kind, token).or(() -> verify(kind, token));
  }

  /** By its MAC, or seen before; empty is no answer. */
  private Optional<VerifiedToken> atHand(TokenKind kind, String token) {
    return tokens
        .peek(kind, token, time.instant())
        .or(
            () ->
                Optional.ofNullable(verified.getIfPresent(new Presented(kind, token)))
                    .filter(this::isValid));
  }

  private Optional<VerifiedToken> verify(TokenKind kind, String token) {
    return switch (tokens.verify(kind, token, time.instant())) {
      case TokenVerdict.Valid valid -> {
        verified.put(new Presented(kind, token), valid.token());
        yield Optional.of(valid.token());
      }
      case TokenVerdict.Expired over -> Optional.empty();
      case TokenVerdict.Invalid no -> Optional.empty();
    };
  }

  private boolean isValid(VerifiedToken session) {
    return time.instant().isBefore(session.expiresAt()) && tokens.isTrusted(session);
  }

  private boolean isLive(VerifiedToken session, Freshness freshness) {
    CustomerSession asked = fanOf(session).customerSession();
    Optional<Boolean> known =
        freshness == Freshness.RECENT ? sessions.peek(asked) : Optional.empty();
    return known.orElseGet(() -> live.get(asked).isPresent());
  }

  private boolean isEnded(UUID session, Freshness freshness) {
    Optional<Boolean> known =
        freshness == Freshness.RECENT ? sessions.peekEnded(session) : Optional.empty();
    return known.orElseGet(() -> sessions.isEnded(session));
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
    return new Caller.Fan(new CustomerId(session.subject()), session);
  }

  /** A token as somebody showed it; never printed. */
  private record Presented(TokenKind kind, String token) {

    @Override
    public String toString() {
      return "Presented[" + kind + "]";
    }
  }
}
