package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.Money;
import java.io.IOException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads Paystack's bodies; whatever isn't as it should be is an IllegalArgumentException. */
final class PaystackJson {

  static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PaystackJson() {}

  static JsonNode parse(byte[] body) {
    try {
      JsonNode json = MAPPER.readTree(body);
      if (json.isObject()) {
        return json;
      }
      throw new IllegalArgumentException("not a JSON object");
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  static String required(JsonNode object, String field) {
    String text = optional(object, field);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }

  /** The text or number of a field; null if there is none. */
  static @Nullable String optional(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() || value.isNumber() ? value.asText() : null;
  }

  /** What was paid: their examples show amounts as numbers, and here and there as texts. */
  static Money money(JsonNode transaction) {
    Currency currency = Currency.getInstance(required(transaction, "currency"));
    return Subunits.toMoney(Long.parseLong(required(transaction, "amount")), currency);
  }

  /** Why a charge did not succeed. */
  static String failure(JsonNode transaction) {
    String reason = optional(transaction, "gateway_response");
    if (reason == null || reason.isBlank()) {
      reason = optional(transaction, "message");
    }
    return reason == null || reason.isBlank() ? "not paid" : reason;
  }
}
