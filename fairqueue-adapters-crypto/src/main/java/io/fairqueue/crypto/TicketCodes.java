package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.fairqueue.domain.EventId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Codes of tickets, under keys for tokens: ES256 with a low {@code s}. Thread-safe. */
final class TicketCodes {

  private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

  private final SigningKeys keys;

  TicketCodes(SigningKeys keys) {
    this.keys = keys;
  }

  String write(UUID ticket, EventId event, Instant now) {
    SigningKeys.Signer signer = keys.signer(now);
    TicketCode code = TicketCode.of(signer.kid(), ticket, event);
    try {
      return code.with(signer.jws().sign(ES256, code.signed()).decode());
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key " + signer.kid() + " does not sign", e);
    }
  }

  /** Empty for anything but an authentic code of this event. */
  Optional<UUID> read(EventId event, String text, Instant now) {
    return authentic(text, code -> code.isFor(event), now).map(TicketCode::ticket);
  }

  /** Whether it is an authentic code, but of another event. */
  boolean isElsewhere(EventId event, String text, Instant now) {
    return authentic(text, code -> !code.isFor(event), now).isPresent();
  }

  /** The wanted ones are verified alone: a signature costs more than all else. */
  private Optional<TicketCode> authentic(String text, Predicate<TicketCode> wanted, Instant now) {
    byte[] bytes = Base45.decode(text);
    TicketCode code = bytes == null ? null : TicketCode.read(bytes);
    if (bytes == null || code == null || !wanted.test(code)) {
      return Optional.empty();
    }
    byte[] signature = TicketCode.signature(bytes);
    if (!LowS.isLow(signature)) {
      return Optional.empty();
    }
    if (keys.numbered(code.key()).isEmpty()) {
      keys.look(now);
    }
    return keys.numbered(code.key()).stream()
            .anyMatch(verifier -> verifies(verifier, code.signed(), signature))
        ? Optional.of(code)
        : Optional.empty();
  }

  private static boolean verifies(JWSVerifier verifier, byte[] signed, byte[] signature) {
    try {
      return verifier.verify(ES256, signed, Base64URL.encode(signature));
    } catch (JOSEException | RuntimeException e) {
      // Whatever hostile bytes make the verifier do is their fault, not ours.
      return false;
    }
  }
}
