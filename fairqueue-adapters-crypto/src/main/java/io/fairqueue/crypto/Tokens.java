package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes and verifies tokens: JWS ES256 (RFC 7515, 7518) with a {@code kid}. Thread-safe. Verifying
 * never touches the key store, so it may run on an event loop.
 */
public final class Tokens {

  /** Longer texts are refused unread. */
  public static final int MAX_LENGTH = 4096;

  /** Header, payload, and the 64 bytes of an ES256 signature; nothing before, between or after. */
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}");

  private static final String EPOCH = "epoch";
  private static final String EVENT = "event_id";
  private static final String ENTRY = "entry_id";
  private static final TokenVerdict INVALID = new TokenVerdict.Invalid();

  private final SigningKeys keys;

  public Tokens(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * A session of an account.
   *
   * @param kind {@link TokenKind#ORGANIZER} or {@link TokenKind#CUSTOMER}
   * @param epoch the account's session epoch; the caller refuses a token with an older one
   */
  public OpenedSession open(TokenKind kind, UUID subject, int epoch, Instant now, Instant expires) {
    if (!isSession(kind)) {
      throw new IllegalArgumentException(kind + " is no kind of session");
    }
    UUID id = keys.newId();
    SigningKeys.Signer signer = keys.signer(now);
    Instant end = expires.truncatedTo(ChronoUnit.SECONDS);
    String token =
        sign(
            claims(kind, subject, now, end).jwtID(id.toString()).claim(EPOCH, epoch).build(),
            signer);
    return new OpenedSession(
        token, new VerifiedToken(signer.kid(), subject, id, epoch, null, null, end));
  }

  /** The token of a new session; as {@link #open}. */
  public String session(TokenKind kind, UUID subject, int epoch, Instant now, Instant expires) {
    return open(kind, subject, epoch, now, expires).token();
  }

  /** An admission, valid to its end, cut to the second, however often it is fetched. */
  public String admission(QueueEntry.Admitted entry, Instant now) {
    UUID customer = entry.facts().customerId().value();
    return sign(
        claims(TokenKind.ADMISSION, customer, now, entry.admittedUntil())
            .claim(EVENT, entry.facts().eventId().toString())
            .claim(ENTRY, entry.id().toString())
            .build(),
        keys.signer(now));
  }

  /** A ticket, to be shown at the door. */
  public String ticket(UUID ticket, EventId event, Instant now, Instant expires) {
    return sign(
        claims(TokenKind.TICKET, ticket, now, expires).claim(EVENT, event.toString()).build(),
        keys.signer(now));
  }

  /** Whether the key of a token that was verified before still counts. Never blocks. */
  public boolean isTrusted(VerifiedToken token) {
    return keys.verifier(token.kid()) != null;
  }

  /** Verifies any text; never throws. */
  public TokenVerdict verify(TokenKind expected, String token, Instant now) {
    if (token.length() > MAX_LENGTH || !SHAPE.matcher(token).matches()) {
      return INVALID;
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!isAuthentic(jwt, expected)) {
        return INVALID;
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!claims.getAudience().equals(List.of(expected.audience()))) {
        return INVALID;
      }
      VerifiedToken verified = read(expected, jwt, claims);
      return now.isBefore(verified.expiresAt())
          ? new TokenVerdict.Valid(verified)
          : new TokenVerdict.Expired(verified);
    } catch (ParseException | JOSEException | RuntimeException e) {
      // Whatever a hostile text makes the parser do is the text's fault, not ours.
      return INVALID;
    }
  }

  private boolean isAuthentic(SignedJWT jwt, TokenKind expected) throws JOSEException {
    JWSHeader header = jwt.getHeader();
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
        || !isCanonical(jwt.getSignature(), expected)) {
      return false;
    }
    JWSVerifier verifier = keys.verifier(header.getKeyID());
    return verifier != null && jwt.verify(verifier);
  }

  /**
   * The last character has spare bits, and each signature has a twin: without this a token could be
   * altered and still pass. Tickets were printed before we made low signatures only; theirs are
   * taken as they are.
   */
  private static boolean isCanonical(Base64URL signature, TokenKind kind) {
    byte[] bytes = signature.decode();
    return Base64URL.encode(bytes).equals(signature)
        && (kind == TokenKind.TICKET || LowS.isLow(bytes));
  }

  private static boolean isSession(TokenKind kind) {
    return kind == TokenKind.ORGANIZER || kind == TokenKind.CUSTOMER;
  }

  private static VerifiedToken read(TokenKind kind, SignedJWT jwt, JWTClaimsSet claims)
      throws ParseException {
    boolean session = isSession(kind);
    return new VerifiedToken(
        jwt.getHeader().getKeyID(),
        UUID.fromString(claims.getSubject()),
        session ? sessionId(jwt, claims) : null,
        session ? claims.getIntegerClaim(EPOCH) : 0,
        session ? null : EventId.parse(claims.getStringClaim(EVENT)),
        kind == TokenKind.ADMISSION ? EntryId.parse(claims.getStringClaim(ENTRY)) : null,
        claims.getExpirationTime().toInstant());
  }

  /** Sessions of older releases have no name: what they say names them. */
  private static UUID sessionId(SignedJWT jwt, JWTClaimsSet claims) {
    return claims.getJWTID() == null
        ? UUID.nameUUIDFromBytes(jwt.getSigningInput())
        : UUID.fromString(claims.getJWTID());
  }

  private static JWTClaimsSet.Builder claims(
      TokenKind kind, UUID subject, Instant now, Instant expires) {
    return new JWTClaimsSet.Builder()
        .audience(kind.audience())
        .subject(subject.toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(expires.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static String sign(JWTClaimsSet claims, SigningKeys.Signer signer) {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signer.kid()).build(), claims);
    try {
      jwt.sign(signer.jws());
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key " + signer.kid() + " does not sign", e);
    }
    return jwt.serialize();
  }
}
