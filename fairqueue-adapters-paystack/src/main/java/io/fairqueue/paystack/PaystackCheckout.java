package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.port.PaymentGateway.Opening;
import io.fairqueue.port.PaymentGateway.Verification;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens payments. */
final class PaystackCheckout {

  private static final Pattern DUPLICATE =
      Pattern.compile("duplicate.*reference", Pattern.CASE_INSENSITIVE);

  private static final Pattern OURS =
      Pattern.compile(
          "currenc|\\bkey\\b|merchant|business|integration|channel|\\bip\\b|callback"
              + "|authoriz|permi(t|ssion)|not (active|activated|enabled|supported|configured)",
          Pattern.CASE_INSENSITIVE);

  private final PaystackApi api;
  private final PaystackTransactions transactions;
  private final @Nullable URI callbackUrl;

  PaystackCheckout(PaystackApi api, PaystackTransactions transactions, @Nullable URI callbackUrl) {
    this.api = api;
    this.transactions = transactions;
    this.callbackUrl = callbackUrl;
  }

  /**
   * Opens a payment, and after a try that may have opened it looks before it asks again: so a
   * reference is never initialized twice.
   */
  Opening open(
      String reference,
      Money amount,
      EmailAddress payer,
      @Nullable PaymentMethod method,
      @Nullable String returnUrl) {
    ObjectNode body = body(reference, amount, payer, method);
    if (returnUrl != null) {
      body.put("callback_url", returnUrl);
    }
    HttpRequest request = api.post("/transaction/initialize", body);
    boolean unclearBefore = false;
    for (int tries = 1; ; tries++) {
      Exchange.Unanswered unanswered;
      switch (api.once(request)) {
        case Exchange.Done done -> {
          return opened(done.data());
        }
        case Exchange.Refused refused -> {
          return unclearBefore && DUPLICATE.matcher(refused.reason()).find()
              ? new Opening.NoAnswer("opened, but the answer with its address was lost")
              : refusal(refused);
        }
        case Exchange.NotDone notDone -> unanswered = notDone;
        case Exchange.Unclear unclear -> {
          unanswered = unclear;
          unclearBefore = true;
        }
      }
      if (api.isLast(tries)) {
        return new Opening.NoAnswer(unanswered.reason());
      }
      api.pause(tries);
      if (unclearBefore && !(transactions.verify(reference) instanceof Verification.Unknown)) {
        return new Opening.NoAnswer(unanswered.reason());
      }
    }
  }

  /** A fan can be blamed for little: most refusals are about our key, our account, our request. */
  private static Opening refusal(Exchange.Refused refused) {
    boolean ours =
        refused.status() == 401
            || refused.status() == 403
            || OURS.matcher(refused.reason()).find()
            || OURS.matcher(refused.code()).find();
    return ours
        ? new Opening.Misconfigured(refused.reason())
        : new Opening.Refused(refused.reason());
  }

  private ObjectNode body(
      String reference, Money amount, EmailAddress payer, @Nullable PaymentMethod method) {
    ObjectNode body =
        PaystackJson.MAPPER
            .createObjectNode()
            .put("email", payer.value())
            .put("amount", Subunits.of(amount))
            .put("currency", amount.currency().getCurrencyCode())
            .put("reference", reference);
    if (method != null) {
      body.putArray("channels").add(channel(method));
    }
    if (callbackUrl != null) {
      body.put("callback_url", callbackUrl.toString());
    }
    return body;
  }

  private static String channel(PaymentMethod method) {
    return switch (method) {
      case CARD -> "card";
      case BANK_TRANSFER -> "bank_transfer";
      case E_WALLET -> "mobile_money";
    };
  }

  private static Opening opened(JsonNode data) {
    try {
      return new Opening.Opened(
          PaystackJson.required(data, "reference"),
          PaystackJson.required(data, "authorization_url"),
          null);
    } catch (IllegalArgumentException e) {
      return new Opening.NoAnswer("an unreadable answer");
    }
  }
}
