package io.fairqueue.crypto;

import static java.util.Objects.requireNonNull;

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
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign and verify tokens, as last read from their store. Thread-safe.
 *
 * <p>All keys for tokens verify until they are revoked. The newest one signs, but only {@link
 * #LEAD} after it was added, so that every node has read it before it meets a token signed with it:
 * {@link #refresh} twice a second.
 */
public final class SigningKeys {

  /** How long a new key only verifies, unless it is the only one. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  private final SigningKeyStore store;
  private final KeyVault vault;
  private final IdSource ids;
  private final Map<String, Signer> signers = new ConcurrentHashMap<>();
  private volatile Loaded loaded = Loaded.nothing();

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
   * Reads the keys, adds the first one if there is none, makes sure that we can sign, and encrypts
   * what is still kept in the clear although there is a secret by now.
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
    loaded.newestFirst().stream().filter(StoredKey::encrypted).findFirst().ifPresent(this::signer);
    encryptOldOnes();
  }

  /** Adds a key, which signs from {@link #LEAD} on; answers its {@code kid}. */
  public String rotate(Instant now) {
    StoredKey key = generate(now);
    store.add(key);
    refresh();
    return key.kid();
  }

  /**
   * Ends a key: what it signed is worth nothing, here at once, on other nodes when they refresh. If
   * it was the newest, a new one is added.
   *
   * @return {@code false} if no such key counts
   */
  public boolean revoke(String kid, Instant now) {
    boolean revoked = store.revoke(kid, generate(now), now);
    refresh();
    return revoked;
  }

  /** Reads the keys again, also what other nodes did to them. */
  public void refresh() {
    loaded = loaded.next(store.list());
    signers.keySet().retainAll(loaded.verifiers().keySet());
  }

  /** The public keys that count as a JSON Web Key Set (RFC 7517). */
  public String jwksJson() {
    return loaded.jwks().toString(true);
  }

  /** Who signs at this moment. */
  Signer signer(Instant now) {
    List<StoredKey> keys = loaded.newestFirst();
    if (keys.isEmpty()) {
      throw new IllegalStateException("there is no signing key: call ensure() first");
    }
    return signer(
        keys.stream()
            .filter(k -> !k.createdAt().plus(LEAD).isAfter(now))
            .findFirst()
            .orElse(keys.getLast()));
  }

  /** Verifies what this key signed; null for a key that we don't know, or that was revoked. */
  @Nullable JWSVerifier verifier(@Nullable String kid) {
    Verifier known = kid == null ? null : loaded.verifiers().get(kid);
    return known == null ? null : known.jws();
  }

  /** A name for something signed. */
  UUID newId() {
    return ids.next();
  }

  private Signer signer(StoredKey key) {
    return signers.computeIfAbsent(key.kid(), kid -> unlock(key));
  }

  /** Revoked ones too: nobody knows what else was protected by them. */
  private void encryptOldOnes() {
    if (!vault.encrypts()) {
      return;
    }
    boolean changed = false;
    for (StoredKey key : store.list()) {
      changed |=
          !key.encrypted() && store.encrypt(key.kid(), vault.lock(key.kid(), key.privateJwk()));
    }
    if (changed) {
      refresh();
    }
  }

  private StoredKey generate(Instant now) {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(ids.next().toString())
              .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
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
      return new Signer(
          key.kid(), LowS.signer(Signatures.fastest(new ECDSASigner(ECKey.parse(jwk)))));
    } catch (ParseException | JOSEException e) {
      throw notOurs(key, e);
    }
  }

  private static StoreDataException notOurs(StoredKey key, @Nullable Exception cause) {
    String message = "the signing key " + key.kid() + " is not an EC key for ES256";
    return cause == null ? new StoreDataException(message) : new StoreDataException(message, cause);
  }

  /** A key that signs. */
  record Signer(String kid, JWSSigner jws) {}

  /** A key that verifies: what it was made of, and what came of it. */
  private record Verifier(String publicJwk, ECKey key, JWSVerifier jws) {}

  private record Loaded(List<StoredKey> newestFirst, Map<String, Verifier> verifiers, JWKSet jwks) {

    static Loaded nothing() {
      return new Loaded(List.of(), Map.of(), new JWKSet());
    }

    /** Only keys for tokens that count; what was known of them is kept. */
    Loaded next(List<StoredKey> stored) {
      List<StoredKey> usable =
          stored.stream().filter(key -> key.counts() && key.use() == KeyUse.TOKEN).toList();
      if (usable.equals(newestFirst)) {
        return this;
      }
      Map<String, Verifier> next = new HashMap<>();
      for (StoredKey key : usable) {
        Verifier known = verifiers.get(key.kid());
        next.put(
            key.kid(),
            known != null && known.publicJwk().equals(key.publicJwk()) ? known : verifier(key));
      }
      return new Loaded(
          usable,
          next,
          new JWKSet(
              usable.stream().<JWK>map(key -> requireNonNull(next.get(key.kid())).key()).toList()));
    }

    private static Verifier verifier(StoredKey key) {
      try {
        ECKey parsed = ECKey.parse(key.publicJwk());
        if (!Curve.P_256.equals(parsed.getCurve())) {
          throw notOurs(key, null);
        }
        return new Verifier(
            key.publicJwk(), parsed.toPublicJWK(), Signatures.fastest(new ECDSAVerifier(parsed)));
      } catch (ParseException | JOSEException e) {
        throw notOurs(key, e);
      }
    }
  }
}
