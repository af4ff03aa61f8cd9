package io.fairqueue.crypto;

import com.nimbusds.jose.jca.JCAAware;
import java.security.Provider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * The provider of signatures: BoringSSL, by Conscrypt, where it runs; it takes a tenth of the time
 * that the JDK's own does. Everywhere else the JDK. Both make and accept the same signatures.
 */
final class Signatures {

  private static final @Nullable Provider FASTEST =
      Conscrypt.isAvailable() ? Conscrypt.newProvider() : null;

  private Signatures() {}

  /** The same signer or verifier, by the fastest that this machine has. */
  static <T extends JCAAware<?>> T fastest(T algorithm) {
    if (FASTEST != null) {
      algorithm.getJCAContext().setProvider(FASTEST);
    }
    return algorithm;
  }
}
