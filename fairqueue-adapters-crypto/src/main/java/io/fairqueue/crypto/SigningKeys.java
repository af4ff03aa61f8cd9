package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign and verify tokens, as last read from their store. Thread-safe.
 *
 * <p>All keys verify. The newest one signs, but only {@link #LEAD} after it was added, so that
 * every node has read it before it meets a token signed with it: {@link #refresh} once a second.
 */
public final class SigningKeys {

  /** How long a new key only verifies, unless it is the only one. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  private final SigningKeyStore store;
  private final KeyVault vault;
  private final IdSource ids;
  private final Map<String, Signer> signers = new ConcurrentHashMap<>();
  private volatile Loaded loaded = new Loaded(List.of(), Map.of(), new JWKSet());

  /**
   * Reads nothing yet: call {@link #ensure} first.
   *
   * @param keySecret encrypts the private parts in the store; null to keep them in the clear
   */
  public SigningKeys(SigningKeyStore store, @Nullable String keySecret, IdSource ids) {
    this.store = store;
    this.vault = new KeyVault(keySecret);
    this.ids = ids;
  }

  /**
   * Reads the keys, adds the first one if there is none, and makes sure that we can sign.
   *
   * @throws IllegalStateException when the secret is missing or is not the one that was used
   */
  public void ensure(Instant now) {
    refresh();
    if (loaded.newestFirst().isEmpty()) {
      store.addFirst(generate(now));
      refresh();
    }
    signer(now);
  }

  /** Adds a key, which signs from {@link #LEAD} on; answers its {@code kid}. */
  public String rotate(Instant now) {
    StoredKey key = generate(now);
    store.add(key);
    refresh();
    return key.kid();
  }

  /** Reads the keys again, also those that other nodes added. */
  public void refresh() {
    loaded = Loaded.from(store.list());
  }

  /** The public keys as a JSON Web Key Set (RFC 7517). */
  public String jwksJson() {
    return loaded.jwks().toString(true);
  }

  /** Who signs at this moment. */
  Signer signer(Instant now) {
    List<StoredKey> keys = loaded.newestFirst();
    if (keys.isEmpty()) {
      throw new IllegalStateException("there is no signing key: call ensure() first");
    }
    StoredKey key =
        keys.stream()
            .filter(k -> !k.createdAt().plus(LEAD).isAfter(now))
            .findFirst()
            .orElse(keys.getLast());
    return signers.computeIfAbsent(key.kid(), kid -> unlock(key));
  }

  /** Verifies what this key signed; null for a key that we don't know. */
  @Nullable JWSVerifier verifier(@Nullable String kid) {
    return kid == null ? null : loaded.verifiers().get(kid);
  }

  private StoredKey generate(Instant now) {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(ids.next().toString())
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .generate();
      return new StoredKey(
          key.getKeyID(),
          key.toPublicJWK().toJSONString(),
          vault.lock(key.getKeyID(), key.toJSONString()),
          vault.encrypts(),
          now);
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  private Signer unlock(StoredKey key) {
    String jwk = key.encrypted() ? vault.unlock(key.kid(), key.privateJwk()) : key.privateJwk();
    try {
      return new Signer(key.kid(), Signatures.fastest(new ECDSASigner(ECKey.parse(jwk))));
    } catch (ParseException | JOSEException e) {
      throw new StoreDataException("the signing key " + key.kid() + " is not an EC key", e);
    }
  }

  /** A key that signs. */
  record Signer(String kid, JWSSigner jws) {}

  private record Loaded(
      List<StoredKey> newestFirst, Map<String, JWSVerifier> verifiers, JWKSet jwks) {

    static Loaded from(List<StoredKey> keys) {
      Map<String, JWSVerifier> verifiers = new LinkedHashMap<>();
      List<JWK> publicKeys = keys.stream().<JWK>map(key -> publicKey(key, verifiers)).toList();
      return new Loaded(List.copyOf(keys), verifiers, new JWKSet(publicKeys));
    }

    private static ECKey publicKey(StoredKey key, Map<String, JWSVerifier> verifiers) {
      try {
        ECKey parsed = ECKey.parse(key.publicJwk());
        verifiers.put(key.kid(), Signatures.fastest(new ECDSAVerifier(parsed)));
        return parsed;
      } catch (ParseException | JOSEException e) {
        throw new StoreDataException("the signing key " + key.kid() + " is not an EC key", e);
      }
    }
  }
}
