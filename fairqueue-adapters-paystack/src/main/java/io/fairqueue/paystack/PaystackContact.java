package io.fairqueue.paystack;

import io.fairqueue.port.Tracing;
import java.util.random.RandomGenerator;

/** What comes of asking Paystack for our balance; for people who look what is amiss. */
public sealed interface PaystackContact {

  /** It knows us. */
  record Answered() implements PaystackContact {}

  /** It is there, and takes the key for nobody's. */
  record KeyRefused(String words) implements PaystackContact {}

  /** Somebody is there who does not answer as Paystack does. */
  record Strange(String words) implements PaystackContact {}

  /** Nobody answers. */
  record Unreachable(String words) implements PaystackContact {}

  /** Asks once; changes nothing there. */
  static PaystackContact with(PaystackConfig config) {
    try (PaystackApi api = new PaystackApi(config, RandomGenerator.getDefault(), Tracing.none())) {
      return switch (api.once(api.get("/balance"))) {
        case Exchange.Done done -> new Answered();
        case Exchange.Refused refused ->
            refused.status() == 401 || refused.status() == 403
                ? new KeyRefused(refused.reason())
                : new Strange(refused.reason());
        case Exchange.NotDone nobody -> new Unreachable(nobody.reason());
        case Exchange.Unclear unclear -> new Unreachable(unclear.reason());
      };
    }
  }
}
