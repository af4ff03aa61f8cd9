package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.port.PaymentGateway.Verification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Looks payments up. */
final class PaystackTransactions {

  private static final Pattern NOT_FOUND =
      Pattern.compile("not found|invalid reference", Pattern.CASE_INSENSITIVE);

  private final PaystackApi api;

  PaystackTransactions(PaystackApi api) {
    this.api = api;
  }

  Verification verify(String reference) {
    return switch (lookUp(reference)) {
      case Exchange.Done done -> read(done.data());
      case Exchange.Refused refused ->
          neverHeardOf(refused)
              ? new Verification.Unknown()
              : new Verification.NoAnswer(refused.reason());
      case Exchange.Unanswered unanswered -> new Verification.NoAnswer(unanswered.reason());
    };
  }

  Exchange lookUp(String reference) {
    return api.persistently(api.get("/transaction/verify/" + encoded(reference)));
  }

  /** The same by the number that Paystack gave it. */
  Exchange byId(String id) {
    return api.persistently(api.get("/transaction/" + encoded(id)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean neverHeardOf(Exchange.Refused refused) {
    return refused.status() == 404 || NOT_FOUND.matcher(refused.reason()).find();
  }

  private static Verification read(JsonNode transaction) {
    try {
      return switch (PaystackJson.required(transaction, "status")) {
        case "success" -> new Verification.Paid(PaystackJson.capture(transaction));
        case "failed", "reversed" -> new Verification.NotPaid(PaystackJson.failure(transaction));
        // "abandoned" is what an opened payment is called until somebody pays it.
        case "abandoned", "ongoing", "pending", "processing", "queued" -> new Verification.Open();
        default -> new Verification.NoAnswer("an unknown status");
      };
    } catch (IllegalArgumentException e) {
      return new Verification.NoAnswer("an unreadable answer");
    }
  }
}
