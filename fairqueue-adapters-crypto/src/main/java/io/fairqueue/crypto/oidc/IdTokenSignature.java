package io.fairqueue.crypto.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/** Which signatures count. */
final class IdTokenSignature {

  private static final Set<JWSAlgorithm> ACCEPTED =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  private static final int LEAST_RSA_BITS = 2_048;

  /** What X.509 writes before the 32 bytes of an Ed25519 key (RFC 8410). */
  private static final byte[] ED25519_HEAD = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final int ED25519_BYTES = 32;

  private IdTokenSignature() {}

  /**
   * By an accepted algorithm, asks for nothing extra, and says of itself that it is an id token.
   */
  static boolean accepts(JWSHeader header) {
    JOSEObjectType type = header.getType();
    return ACCEPTED.contains(header.getAlgorithm())
        && (header.getCriticalParams() == null || header.getCriticalParams().isEmpty())
        && header.isBase64URLEncodePayload()
        && (type == null || type.equals(JOSEObjectType.JWT));
  }

  /** Whether this key made the signature; {@code false} for a key that the algorithm can't use. */
  static boolean isBy(JWK key, SignedJWT jwt) {
    JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
    try {
      if (key instanceof RSAKey rsa
          && (algorithm.equals(JWSAlgorithm.RS256) || algorithm.equals(JWSAlgorithm.PS256))) {
        return rsa.size() >= LEAST_RSA_BITS && jwt.verify(new RSASSAVerifier(rsa.toPublicJWK()));
      }
      if (key instanceof ECKey ec && algorithm.equals(JWSAlgorithm.ES256)) {
        return jwt.verify(new ECDSAVerifier(ec.toPublicJWK()));
      }
      return key instanceof OctetKeyPair pair
          && algorithm.equals(JWSAlgorithm.EdDSA)
          && isByEd25519(pair, jwt);
    } catch (JOSEException | GeneralSecurityException | RuntimeException unfit) {
      return false;
    }
  }

  private static boolean isByEd25519(OctetKeyPair key, SignedJWT jwt)
      throws GeneralSecurityException {
    byte[] point = key.getDecodedX();
    if (point.length != ED25519_BYTES) {
      return false;
    }
    byte[] encoded = new byte[ED25519_HEAD.length + ED25519_BYTES];
    System.arraycopy(ED25519_HEAD, 0, encoded, 0, ED25519_HEAD.length);
    System.arraycopy(point, 0, encoded, ED25519_HEAD.length, ED25519_BYTES);
    PublicKey open =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(open);
    verifier.update(jwt.getSigningInput());
    return verifier.verify(jwt.getSignature().decode());
  }
}
