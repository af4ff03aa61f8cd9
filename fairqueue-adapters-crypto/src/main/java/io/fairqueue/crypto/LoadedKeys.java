package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.fairqueue.crypto.vault.KeyVault;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys as they were read at one time, each ready for its use and for no other.
 *
 * @param stored all of them, newest first, revoked ones too
 * @param tokens what verifies tokens, by {@code kid}, newest first
 * @param sessions what signs and verifies sessions, by their header, newest first
 * @param sessionsSince when the first key for sessions was added: what was opened before is signed
 *     by a key for tokens
 * @param unreadable why a key for sessions can't be used; null if all can
 */
record LoadedKeys(
    List<StoredKey> stored,
    Map<String, TokenKey> tokens,
    Map<String, SessionKey> sessions,
    Instant sessionsSince,
    @Nullable RuntimeException unreadable) {

  static LoadedKeys none() {
    return new LoadedKeys(List.of(), Map.of(), Map.of(), Instant.MAX, null);
  }

  /** Whether what this key signed counts. */
  boolean has(String kid) {
    return tokens.containsKey(kid)
        || sessions.values().stream().anyMatch(key -> key.kid().equals(kid));
  }

  JWKSet jwks() {
    return new JWKSet(tokens.values().stream().<JWK>map(TokenKey::key).toList());
  }

  /**
   * What became of these keys; what was made of them before is kept. A key for sessions that can't
   * be unlocked doesn't keep the others from being read, nor revoked ones from ending.
   */
  LoadedKeys next(List<StoredKey> read, KeyVault vault) {
    if (read.equals(stored)) {
      return this;
    }
    Map<String, SessionKey> known = new HashMap<>();
    sessions.values().forEach(key -> known.put(key.kid(), key));
    Map<String, TokenKey> nextTokens = new LinkedHashMap<>();
    Map<String, SessionKey> nextSessions = new LinkedHashMap<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (StoredKey key : read) {
      if (key.counts() && key.use() == KeyUse.TOKEN) {
        TokenKey before = tokens.get(key.kid());
        nextTokens.put(
            key.kid(),
            before != null && before.publicJwk().equals(key.publicJwk()) ? before : token(key));
      } else if (key.counts() && key.use() == KeyUse.SESSION) {
        try {
          SessionKey session = session(key, known.get(key.kid()), vault);
          nextSessions.put(session.header(), session);
        } catch (IllegalStateException | StoreDataException e) {
          failures.add(e);
        }
      }
    }
    return new LoadedKeys(
        read,
        nextTokens,
        nextSessions,
        read.stream()
            .filter(key -> key.use() == KeyUse.SESSION)
            .map(StoredKey::createdAt)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX),
        failures.isEmpty() ? null : failures.getFirst());
  }

  /** One that was read in the clear stays, though another node has encrypted it since. */
  private static SessionKey session(StoredKey key, @Nullable SessionKey before, KeyVault vault) {
    return before != null && before.publicJwk().equals(key.publicJwk())
        ? before
        : SessionKey.of(key, vault.reveal(key));
  }

  private static TokenKey token(StoredKey key) {
    try {
      ECKey parsed = ECKey.parse(key.publicJwk());
      if (!Curve.P_256.equals(parsed.getCurve())) {
        throw notOurs(key, null);
      }
      return new TokenKey(
          key.publicJwk(), parsed.toPublicJWK(), Signatures.fastest(new ECDSAVerifier(parsed)));
    } catch (ParseException | JOSEException e) {
      throw notOurs(key, e);
    }
  }

  static StoreDataException notOurs(StoredKey key, @Nullable Exception cause) {
    return new StoreDataException(
        "the signing key " + key.kid() + " is not an EC key for ES256", cause);
  }

  /** The public part of a key for tokens: what it was made of, and what came of it. */
  record TokenKey(String publicJwk, ECKey key, JWSVerifier verifier) {}
}
