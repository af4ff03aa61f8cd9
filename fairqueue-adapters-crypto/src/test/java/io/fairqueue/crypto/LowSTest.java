package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A6")
class LowSTest {

  private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);
  private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();
  private static final int ROUNDS = 200;

  @Test
  void whoeverComputesEverySignatureIsLowAndBothAcceptIt() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    List<JWSSigner> signers =
        List.of(
            LowS.signer(new ECDSASigner(key)),
            LowS.signer(Signatures.fastest(new ECDSASigner(key))));
    List<JWSVerifier> verifiers =
        List.of(new ECDSAVerifier(key), Signatures.fastest(new ECDSAVerifier(key)));
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = new byte[random.nextInt(300)];
      random.nextBytes(text);
      for (JWSSigner signer : signers) {
        Base64URL signature = signer.sign(ES256, text);
        assertThat(LowS.isLow(signature.decode())).isTrue();
        for (JWSVerifier verifier : verifiers) {
          assertThat(verifier.verify(ES256, text, signature)).isTrue();
        }
      }
    }
  }

  @Test
  void ofASignatureAndItsTwinOneIsLowAndLoweringFindsIt() {
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] one = new byte[64];
      random.nextBytes(one);
      if (s(one).signum() == 0 || s(one).compareTo(ORDER) >= 0) {
        continue;
      }
      byte[] other = twin(one);

      assertThat(LowS.isLow(one)).isNotEqualTo(LowS.isLow(other));
      assertThat(LowS.lowered(one)).isEqualTo(LowS.lowered(other)).satisfies(LowSTest::isLow);
    }
  }

  @Test
  void theLimitItselfIsLow() {
    byte[] half = new byte[64];
    byte[] limit =
        HexFormat.of().parseHex("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8");
    System.arraycopy(limit, 0, half, 32, 32);

    assertThat(LowS.isLow(half)).isTrue();
    half[63]++;
    assertThat(LowS.isLow(half)).isFalse();
    assertThat(LowS.isLow(new byte[63])).isFalse();
  }

  /** The other signature of the same text. */
  static byte[] twin(byte[] signature) {
    byte[] twin = signature.clone();
    byte[] s = ORDER.subtract(s(signature)).toByteArray();
    Arrays.fill(twin, 32, 64, (byte) 0);
    int length = Math.min(s.length, 32);
    System.arraycopy(s, s.length - length, twin, 64 - length, length);
    return twin;
  }

  private static void isLow(byte[] signature) {
    assertThat(LowS.isLow(signature)).isTrue();
  }

  private static BigInteger s(byte[] signature) {
    return new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
  }
}
