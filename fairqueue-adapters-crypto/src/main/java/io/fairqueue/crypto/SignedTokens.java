package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens under keys for tokens: JWS ES256 (RFC 7515, 7518). Sessions too, but only those that were
 * opened before there were keys for sessions. Thread-safe.
 */
final class SignedTokens {

  static final String EVENT = "event_id";
  static final String ENTRY = "entry_id";

  /** Header, payload, and the 64 bytes of an ES256 signature; nothing before, between or after. */
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}");

  private static final String EPOCH = "epoch";

  private final SigningKeys keys;

  SignedTokens(SigningKeys keys) {
    this.keys = keys;
  }

  String sign(JWTClaimsSet claims, Instant now) {
    return sign(new JWSHeader.Builder(JWSAlgorithm.ES256), claims, now);
  }

  /** The same, of what is no token: its header says what it is. */
  String sign(String type, JWTClaimsSet claims, Instant now) {
    return sign(
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(type)), claims, now);
  }

  private String sign(JWSHeader.Builder header, JWTClaimsSet claims, Instant now) {
    SigningKeys.Signer signer = keys.signer(now);
    SignedJWT jwt = new SignedJWT(header.keyID(signer.kid()).build(), claims);
    try {
      jwt.sign(signer.jws());
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key " + signer.kid() + " does not sign", e);
    }
    return jwt.serialize();
  }

  /** What an authentic token of this kind says; null for anything else. */
  @Nullable VerifiedToken open(TokenKind expected, String token) {
    try {
      SignedJWT jwt = parse(token);
      if (jwt == null || !isAuthentic(jwt, expected)) {
        return null;
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!claims.getAudience().equals(List.of(expected.audience()))) {
        return null;
      }
      VerifiedToken verified = read(expected, jwt, claims);
      return expected.isSession() && verified.expiresAt().isAfter(keys.endOfSignedSessions())
          ? null
          : verified;
    } catch (ParseException | JOSEException | RuntimeException e) {
      // Whatever a hostile text makes the parser do is the text's fault, not ours.
      return null;
    }
  }

  /** Whether this could be a token, and names a key that isn't known here. */
  boolean namesUnknownKey(String token) {
    try {
      SignedJWT jwt = parse(token);
      String kid = jwt == null ? null : jwt.getHeader().getKeyID();
      return kid != null && !keys.has(kid);
    } catch (ParseException | RuntimeException e) {
      return false;
    }
  }

  private static @Nullable SignedJWT parse(String token) throws ParseException {
    return SHAPE.matcher(token).matches() ? SignedJWT.parse(token) : null;
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

  private static VerifiedToken read(TokenKind kind, SignedJWT jwt, JWTClaimsSet claims)
      throws ParseException {
    boolean session = kind.isSession();
    return new VerifiedToken(
        jwt.getHeader().getKeyID(),
        UUID.fromString(claims.getSubject()),
        session ? sessionId(jwt, claims) : null,
        session ? claims.getIntegerClaim(EPOCH) : 0,
        session ? null : EventId.parse(claims.getStringClaim(EVENT)),
        kind == TokenKind.ADMISSION ? EntryId.parse(claims.getStringClaim(ENTRY)) : null,
        claims.getExpirationTime().toInstant(),
        session ? claims.getIssueTime().toInstant() : null);
  }

  /** Sessions of older releases have no name: what they say names them. */
  private static UUID sessionId(SignedJWT jwt, JWTClaimsSet claims) {
    return claims.getJWTID() == null
        ? UUID.nameUUIDFromBytes(jwt.getSigningInput())
        : UUID.fromString(claims.getJWTID());
  }
}
