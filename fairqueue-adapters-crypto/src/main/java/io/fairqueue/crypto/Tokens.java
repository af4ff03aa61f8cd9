package io.fairqueue.crypto;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes and verifies tokens: JWS (RFC 7515, 7518) with a {@code kid}. Sessions, which only we read,
 * are HS256; admissions and tickets, which others verify too, are ES256. A key verifies only its
 * own algorithm and use. Thread-safe.
 */
public final class Tokens {

  /** Longer texts are refused unread. */
  public static final int MAX_LENGTH = 4096;

  /** The {@code aud} of what vouches for a list. */
  private static final String LIST = "fairqueue:door";

  /** The {@code aud} and the {@code typ} of what a fan keeps. */
  static final String RECEIPT = "fairqueue:receipt";

  static final String RECEIPT_TYPE = "fairqueue-receipt+jwt";

  private static final TokenVerdict INVALID = new TokenVerdict.Invalid();

  private final SigningKeys keys;
  private final SessionTokens sessions;
  private final SignedTokens signed;
  private final TicketCodes codes;

  public Tokens(SigningKeys keys) {
    this.keys = keys;
    this.sessions = new SessionTokens(keys);
    this.signed = new SignedTokens(keys);
    this.codes = new TicketCodes(keys);
  }

  /**
   * A session of an account.
   *
   * @param kind {@link TokenKind#ORGANIZER} or {@link TokenKind#CUSTOMER}
   * @param epoch the account's session epoch; the caller refuses a token with an older one
   */
  public OpenedSession open(TokenKind kind, UUID subject, int epoch, Instant now, Instant expires) {
    if (!kind.isSession()) {
      throw new IllegalArgumentException(kind + " is no kind of session");
    }
    return sessions.open(kind, subject, epoch, now, expires);
  }

  /**
   * A session that goes on with another end; it keeps its name, epoch and beginning, so whatever
   * ends it ends every token of it.
   *
   * @param kind of the session
   */
  public OpenedSession renew(TokenKind kind, VerifiedToken session, Instant now, Instant expires) {
    return sessions.renew(kind, session, now, expires);
  }

  /** The token of a new session; as {@link #open}. */
  public String session(TokenKind kind, UUID subject, int epoch, Instant now, Instant expires) {
    return open(kind, subject, epoch, now, expires).token();
  }

  /** An admission, valid to its end, cut to the second, however often it is fetched. */
  public String admission(QueueEntry.Admitted entry, Instant now) {
    UUID customer = entry.facts().customerId().value();
    return signed.sign(
        claims(TokenKind.ADMISSION, customer, now, entry.admittedUntil())
            .claim(SignedTokens.EVENT, entry.facts().eventId().toString())
            .claim(SignedTokens.ENTRY, entry.id().toString())
            .build(),
        now);
  }

  /** A ticket's code, to be shown at the door: short enough for a small picture. */
  public String code(UUID ticket, EventId event, Instant now) {
    return codes.write(ticket, event, now);
  }

  /**
   * The ticket that a code is of; empty for anything but a good code of this event.
   *
   * @throws io.fairqueue.port.StoreUnavailableException as {@link #verify}
   */
  public Optional<UUID> ticket(EventId event, String code, Instant now) {
    return codes.read(event, code, now);
  }

  /** A ticket's code as releases before wrote it, with an end; it is still good. */
  public String ticket(UUID ticket, EventId event, Instant now, Instant expires) {
    return signed.sign(
        claims(TokenKind.TICKET, ticket, now, expires)
            .claim(SignedTokens.EVENT, event.toString())
            .build(),
        now);
  }

  /**
   * Whether a code is good, but of another event.
   *
   * @throws io.fairqueue.port.StoreUnavailableException as {@link #verify}
   */
  public boolean isElsewhere(EventId event, String code, Instant now) {
    return codes.isElsewhere(event, code, now);
  }

  /**
   * Vouches for a list of an event's tickets, to devices that have no network at the door. We never
   * take it back: it is no kind of token, and opens nothing.
   *
   * @param digest the SHA-256 of the list
   * @param tiers what tiers are called by in the list, by their numbers
   */
  public String list(
      EventId event, byte[] digest, int count, List<UUID> tiers, Instant now, Instant expires) {
    return signed.sign(
        new JWTClaimsSet.Builder()
            .audience(LIST)
            .subject(event.toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expires))
            .claim("sha256", Base64URL.encode(digest).toString())
            .claim("count", count)
            .claim("tiers", tiers.stream().map(UUID::toString).toList())
            .build(),
        now);
  }

  /**
   * What a fan keeps to show later where the place was. It is no kind of token, has no end, and
   * opens nothing.
   *
   * @param salt by which the leaf can be made again
   * @param leaf how the entry stands in the log
   * @param log the origin of the log
   * @param issuer where this server is reached
   */
  public String receipt(
      EntryFacts entry, byte[] salt, byte[] leaf, String log, String issuer, Instant now) {
    return signed.sign(
        RECEIPT_TYPE,
        new JWTClaimsSet.Builder()
            .audience(RECEIPT)
            .issuer(issuer)
            .subject(entry.customerId().toString())
            .issueTime(Date.from(now))
            .claim(SignedTokens.EVENT, entry.eventId().toString())
            .claim(SignedTokens.ENTRY, entry.id().toString())
            .claim("number", entry.number())
            .claim("place", entry.place() == 0 ? null : (Long) entry.place())
            .claim("joined_at", entry.joinedAt().toString())
            .claim("salt", Base64.getEncoder().encodeToString(salt))
            .claim("leaf", Base64.getEncoder().encodeToString(leaf))
            .claim("log", log)
            .build(),
        now);
  }

  /** Whether the key of a token that was verified before still counts. Never blocks. */
  public boolean isTrusted(VerifiedToken token) {
    return keys.has(token.kid());
  }

  /**
   * What a session says that is under one of our keys for sessions, and whose time isn't over;
   * empty is no answer. Costs about a microsecond, never blocks.
   */
  public Optional<VerifiedToken> peek(TokenKind kind, String token, Instant now) {
    return kind.isSession() && token.length() <= MAX_LENGTH
        ? Optional.ofNullable(sessions.open(kind, token))
            .filter(session -> now.isBefore(session.expiresAt()))
        : Optional.empty();
  }

  /**
   * Verifies any text. One that names a key that isn't known makes us read the keys again, a few
   * times a second at most, so this may block.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if they can't be read
   */
  public TokenVerdict verify(TokenKind expected, String token, Instant now) {
    if (token.length() > MAX_LENGTH) {
      return INVALID;
    }
    VerifiedToken verified = open(expected, token);
    if (verified == null && namesUnknownKey(expected, token)) {
      keys.look(now);
      verified = open(expected, token);
    }
    if (verified == null) {
      return INVALID;
    }
    return now.isBefore(verified.expiresAt())
        ? new TokenVerdict.Valid(verified)
        : new TokenVerdict.Expired(verified);
  }

  private @Nullable VerifiedToken open(TokenKind expected, String token) {
    return expected.isSession() && sessions.isOurs(token)
        ? sessions.open(expected, token)
        : signed.open(expected, token);
  }

  private boolean namesUnknownKey(TokenKind expected, String token) {
    return (expected.isSession() && sessions.namesUnknownKey(token))
        || signed.namesUnknownKey(token);
  }

  private static JWTClaimsSet.Builder claims(
      TokenKind kind, UUID subject, Instant now, Instant expires) {
    return new JWTClaimsSet.Builder()
        .audience(kind.audience())
        .subject(subject.toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(expires.truncatedTo(ChronoUnit.SECONDS)));
  }
}
