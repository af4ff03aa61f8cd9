package io.fairqueue.crypto.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.fairness.BeaconChain;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BeaconSignatureTest {

  private static final HexFormat HEX = HexFormat.of();

  /** Quicknet's, as everybody can look it up. */
  private static final long ROUND = 657_413;

  private static final byte[] SIGNATURE =
      HEX.parseHex(
          "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b");

  @Test
  void aRealRoundIsAcceptedAndItsValueRecomputed() {
    assertThat(BeaconSignature.isOf(BeaconChain.QUICKNET, ROUND, SIGNATURE)).isTrue();
    assertThat(HEX.formatHex(BeaconSignature.randomness(SIGNATURE)))
        .isEqualTo("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587");
  }

  @Test
  void anotherRoundAnotherKeyAndAnotherSignatureAreNot() {
    BeaconChain chain = BeaconChain.QUICKNET;
    // The generator: a key, of nobody's.
    BeaconChain other =
        new BeaconChain(
            chain.hash(),
            "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
                + "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8",
            chain.genesis(),
            chain.period());
    byte[] changed = SIGNATURE.clone();
    changed[40] ^= 1;
    byte[] infinity = new byte[48];
    infinity[0] = (byte) 0xc0;

    assertThat(BeaconSignature.isOf(chain, ROUND + 1, SIGNATURE)).isFalse();
    assertThat(BeaconSignature.isOf(other, ROUND, SIGNATURE)).isFalse();
    assertThat(BeaconSignature.isOf(chain, ROUND, changed)).isFalse();
    assertThat(BeaconSignature.isOf(chain, ROUND, infinity)).isFalse();
    assertThat(BeaconSignature.isOf(chain, ROUND, new byte[48])).isFalse();
    assertThat(BeaconSignature.isOf(chain, ROUND, Arrays.copyOf(SIGNATURE, 47))).isFalse();
    assertThat(BeaconSignature.isOf(chain, ROUND, new byte[0])).isFalse();
  }
}
