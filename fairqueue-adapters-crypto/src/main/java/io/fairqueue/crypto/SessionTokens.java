package io.fairqueue.crypto;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens of sessions under keys for sessions. Thread-safe; never blocks. */
final class SessionTokens {

  private final SigningKeys keys;

  SessionTokens(SigningKeys keys) {
    this.keys = keys;
  }

  OpenedSession open(TokenKind kind, UUID subject, int epoch, Instant now, Instant expires) {
    SessionKey key = keys.sessionKey(now);
    var payload =
        new SessionPayload(
            kind,
            subject,
            keys.newId(),
            epoch,
            now.truncatedTo(ChronoUnit.SECONDS),
            expires.truncatedTo(ChronoUnit.SECONDS));
    return new OpenedSession(key.sign(payload.json()), facts(key, payload));
  }

  /** The same session with another end; its beginning stays. */
  OpenedSession renew(TokenKind kind, VerifiedToken session, Instant now, Instant expires) {
    SessionKey key = keys.sessionKey(now);
    var payload =
        new SessionPayload(
            kind,
            session.subject(),
            session.sessionId(),
            session.epoch(),
            session.sessionBegunAt(),
            expires.truncatedTo(ChronoUnit.SECONDS));
    return new OpenedSession(key.sign(payload.json()), facts(key, payload));
  }

  /** Whether one of our keys for sessions would have signed this, if anybody did. */
  boolean isOurs(String token) {
    return key(token) != null;
  }

  /** What an authentic session of this kind says; null for anything else. */
  @Nullable VerifiedToken open(TokenKind expected, String token) {
    SessionKey key = key(token);
    String json = key == null ? null : key.open(token);
    SessionPayload payload = json == null ? null : SessionPayload.read(expected, json);
    return key == null || payload == null ? null : facts(key, payload);
  }

  /** Whether this could be a session, and names a key that isn't known here. */
  boolean namesUnknownKey(String token) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.lastIndexOf('.') != token.length() - SessionKey.MAC_LENGTH - 1) {
      return false;
    }
    try {
      JWSHeader header = JWSHeader.parse(new Base64URL(token.substring(0, dot)));
      String kid = header.getKeyID();
      return JWSAlgorithm.HS256.equals(header.getAlgorithm()) && kid != null && !keys.has(kid);
    } catch (ParseException | RuntimeException e) {
      // Whatever a hostile text makes the parser do is the text's fault, not ours.
      return false;
    }
  }

  private @Nullable SessionKey key(String token) {
    int dot = token.indexOf('.');
    return dot < 0 ? null : keys.sessionKey(token.substring(0, dot));
  }

  private static VerifiedToken facts(SessionKey key, SessionPayload payload) {
    return new VerifiedToken(
        key.kid(),
        payload.subject(),
        payload.session(),
        payload.epoch(),
        null,
        null,
        payload.expiresAt(),
        payload.issuedAt());
  }
}
