package io.fairqueue.crypto.beacon;

import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.fairness.BeaconChain;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.crypto.bls.BLS12_381G1;
import org.bouncycastle.crypto.bls.BLS12_381G2;
import org.bouncycastle.crypto.bls.BLS12_381G2Point;
import org.bouncycastle.crypto.bls.BLS12_381Pairing;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.bouncycastle.crypto.bls.BLS12_381SubgroupCheck;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The signature of a beacon's round, from which its value comes: a BLS signature in G1 under a key
 * in G2, of drand's scheme {@code bls-unchained-g1-rfc9380}. It proves itself, so it does not
 * matter who hands it in.
 *
 * <p>The pairing of signature and generator is that of the hashed round and the key; the round is
 * hashed to the curve as RFC 9380 has it.
 */
public final class BeaconSignature {

  private static final int BYTES = 48;
  private static final String DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

  private BeaconSignature() {}

  /**
   * Whether this is the signature of a round. Takes some tenths of a second.
   *
   * @param signature as relays give it: a compressed point
   */
  public static boolean isOf(BeaconChain chain, long round, byte[] signature) {
    if (signature.length != BYTES) {
      return false;
    }
    ECCurve curve = BLS12_381G1.createCurve();
    try {
      ECPoint signed = BLS12_381Serialization.decompressG1(signature, curve);
      BLS12_381G2Point key =
          BLS12_381Serialization.decompressG2(HexFormat.of().parseHex(chain.publicKey()));
      return !signed.isInfinity()
          && !key.isInfinity()
          && BLS12_381SubgroupCheck.isInG1Subgroup(signed)
          && BLS12_381SubgroupCheck.isInG2Subgroup(key)
          && BLS12_381Pairing.pair(signed, BLS12_381G2.getGenerator())
              .equals(BLS12_381Pairing.pair(message(round), key));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The value that comes from a signature: 32 bytes. */
  public static byte[] randomness(byte[] signature) {
    return Sha256.of(signature);
  }

  private static ECPoint message(long round) {
    return HashToEllipticCurve.getInstance(
            HashToCurveProfile.BLS12_381_G1_XMD_SHA_256_SSWU_RO, DOMAIN)
        .hashToCurve(Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(round).array()));
  }
}
