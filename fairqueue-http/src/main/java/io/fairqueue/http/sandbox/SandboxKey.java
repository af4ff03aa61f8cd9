package io.fairqueue.http.sandbox;

import io.fairqueue.paystack.PaystackSignature;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What the sandbox signs its webhooks with: new at every start, known to this process alone. */
@Singleton
@Requires(property = "fairqueue.embedded")
@Requires(missingProperty = "fairqueue.paystack")
final class SandboxKey {

  private final String secret;

  SandboxKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    this.secret = HexFormat.of().formatHex(bytes);
  }

  String sign(byte[] body) {
    return PaystackSignature.sign(body, secret);
  }

  boolean signed(byte[] body, String signature) {
    return PaystackSignature.isValid(body, signature, secret);
  }
}
