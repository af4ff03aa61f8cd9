package io.fairqueue.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.fairqueue.http.driver.HookReceiver.Call;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the Java library of Standard Webhooks says of calls. */
final class Signed {

  private static final List<String> HEADERS =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature");

  /** What stands before a public key in the form that every Java reads (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private Signed() {}

  /**
   * Whether a signature of the kind {@code v1a} is in a call that verifies with this public key, by
   * the Ed25519 of the JDK.
   */
  static boolean verifiesBy(String publicKey, Call call) throws GeneralSecurityException {
    byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
    byte[] encoded = ByteBuffer.allocate(X509.length + raw.length).put(X509).put(raw).array();
    PublicKey key =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    String signed =
        call.header(HEADERS.get(0)) + "." + call.header(HEADERS.get(1)) + "." + call.text();
    for (String each : call.header(HEADERS.get(2)).split(" ", -1)) {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signed.getBytes(UTF_8));
      if (each.startsWith("v1a,")
          && verifier.verify(Base64.getDecoder().decode(each.substring(4)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a receiver with this secret takes a call, as it came. */
  static boolean verifies(String secret, Call call) {
    return verifies(secret, call, call.text());
  }

  /** The same for another body. */
  static boolean verifies(String secret, Call call, String body) {
    Map<String, List<String>> headers =
        Map.of(
            HEADERS.get(0), List.of(call.header(HEADERS.get(0))),
            HEADERS.get(1), List.of(call.header(HEADERS.get(1))),
            HEADERS.get(2), List.of(call.header(HEADERS.get(2))));
    try {
      new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
      return true;
    } catch (WebhookVerificationException refused) {
      return false;
    } catch (EmptyWebhookSecretException none) {
      throw new AssertionError(none);
    }
  }
}
