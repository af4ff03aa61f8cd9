package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;

/**
 * For each ES256 signature {@code (r, s)} anybody can make a second one that is as good, {@code (r,
 * n - s)}. Of the two the one with the low {@code s} is ours, so that nobody makes another text of
 * a token.
 */
final class LowS {

  private static final int HALF = 32;
  private static final int LENGTH = 2 * HALF;
  private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();
  private static final byte[] HIGHEST = bytes(ORDER.shiftRight(1));

  private LowS() {}

  /** Whether the second half of a signature is at most half of the curve's order. */
  static boolean isLow(byte[] signature) {
    return signature.length == LENGTH
        && Arrays.compareUnsigned(signature, HALF, LENGTH, HIGHEST, 0, HALF) <= 0;
  }

  /** The same signature with the low {@code s}. */
  static byte[] lowered(byte[] signature) {
    if (isLow(signature)) {
      return signature;
    }
    byte[] low = signature.clone();
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, HALF, LENGTH));
    System.arraycopy(bytes(ORDER.subtract(s)), 0, low, HALF, HALF);
    return low;
  }

  /** Signs as the other one does, but always low. */
  static JWSSigner signer(JWSSigner other) {
    return new Signer(other);
  }

  private static byte[] bytes(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] fixed = new byte[HALF];
    int length = Math.min(signed.length, HALF);
    System.arraycopy(signed, signed.length - length, fixed, HALF - length, length);
    return fixed;
  }

  private record Signer(JWSSigner other) implements JWSSigner {

    @Override
    public Base64URL sign(JWSHeader header, byte[] text) throws JOSEException {
      return Base64URL.encode(lowered(other.sign(header, text).decode()));
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return other.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
      return other.getJCAContext();
    }
  }
}
