package io.fairqueue.http;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.fairqueue.http.driver.HookReceiver.Call;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** What the Java library of Standard Webhooks says of calls. */
final class Signed {

  private static final List<String> HEADERS =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature");

  private Signed() {}

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
