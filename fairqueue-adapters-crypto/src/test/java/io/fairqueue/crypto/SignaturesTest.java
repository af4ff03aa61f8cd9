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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SignaturesTest {

  private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);
  private static final byte[] TEXT = "what was signed".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "what was not".getBytes(StandardCharsets.UTF_8);

  private final ECKey key = newKey();

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxHasTheFastOne() throws JOSEException {
    JWSVerifier fast = Signatures.fastest(new ECDSAVerifier(key));

    assertThat(fast.getJCAContext().getProvider().getName()).isEqualTo("Conscrypt");
  }

  @Test
  void whatTheFastOneSignsTheJdkAcceptsAndNothingElse() throws JOSEException {
    JWSSigner fast = Signatures.fastest(new ECDSASigner(key));

    assertAcceptsOnlyWhatWasSigned(new ECDSAVerifier(key), fast.sign(ES256, TEXT));
  }

  @Test
  void whatTheJdkSignsTheFastOneAcceptsAndNothingElse() throws JOSEException {
    JWSVerifier fast = Signatures.fastest(new ECDSAVerifier(key));

    assertAcceptsOnlyWhatWasSigned(fast, new ECDSASigner(key).sign(ES256, TEXT));
  }

  @Test
  void theFastOneRefusesTheSignatureOfAnotherKeyAndOneOfZeros() throws JOSEException {
    JWSVerifier fast = Signatures.fastest(new ECDSAVerifier(key));

    assertThat(fast.verify(ES256, TEXT, new ECDSASigner(newKey()).sign(ES256, TEXT))).isFalse();
    assertThat(fast.verify(ES256, TEXT, Base64URL.encode(new byte[64]))).isFalse();
  }

  private static void assertAcceptsOnlyWhatWasSigned(JWSVerifier verifier, Base64URL signature)
      throws JOSEException {
    assertThat(verifier.verify(ES256, TEXT, signature)).isTrue();
    assertThat(verifier.verify(ES256, OTHER, signature)).isFalse();
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
