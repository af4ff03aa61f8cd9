package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.fairqueue.crypto.vault.KeyVault;
import io.fairqueue.domain.fairness.NoteSigner;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/** Makes keys, each for its use, as they are stored. Thread-safe. */
final class KeyMaker {

  private static final int SEED_BYTES = 32;

  private final KeyVault vault;
  private final IdSource ids;
  private final SecureRandom random = new SecureRandom();

  KeyMaker(KeyVault vault, IdSource ids) {
    this.vault = vault;
    this.ids = ids;
  }

  StoredKey make(KeyUse use, Instant now) {
    String kid = ids.next().toString();
    try {
      return switch (use) {
        case TOKEN -> {
          ECKey key =
              new ECKeyGenerator(Curve.P_256)
                  .keyID(kid)
                  .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                  .algorithm(JWSAlgorithm.ES256)
                  .generate();
          yield stored(use, key, key.toPublicJWK().toJSONString(), now);
        }
        case SESSION -> {
          OctetSequenceKey key =
              new OctetSequenceKeyGenerator(8 * SessionKey.SECRET_BYTES)
                  .keyID(kid)
                  .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                  .algorithm(JWSAlgorithm.HS256)
                  .generate();
          yield stored(use, key, withoutSecret(key), now);
        }
        case LOG -> {
          byte[] seed = new byte[SEED_BYTES];
          random.nextBytes(seed);
          byte[] open = new NoteSigner(kid, seed).key().publicKey();
          OctetKeyPair key =
              new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(open))
                  .d(Base64URL.encode(seed))
                  .keyID(kid)
                  .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                  .algorithm(JWSAlgorithm.Ed25519)
                  .build();
          yield stored(use, key, key.toPublicJWK().toJSONString(), now);
        }
      };
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java makes no keys", e);
    }
  }

  private StoredKey stored(KeyUse use, JWK key, String open, Instant now) {
    return new StoredKey(
        key.getKeyID(),
        use,
        open,
        vault.lock(key.getKeyID(), key.toJSONString()),
        vault.encrypts(),
        now,
        null);
  }

  private static String withoutSecret(OctetSequenceKey key) {
    Map<String, Object> open = key.toJSONObject();
    open.remove("k");
    return JSONObjectUtils.toJSONString(open);
  }
}
