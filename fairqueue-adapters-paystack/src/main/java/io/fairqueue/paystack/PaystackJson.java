package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.Money;
import io.fairqueue.port.Capture;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
    // What no store can keep is no part of any name or amount.
    return value.isTextual() || value.isNumber() ? value.asText().replace("\0", "") : null;
  }

  /**
   * What was paid: their examples show amounts as numbers, and here and there as texts. Where the
   * buyer bears the fee, the amount has it in it, and what was asked for stands beside it.
   */
  static Capture capture(JsonNode transaction) {
    Currency currency = Currency.getInstance(required(transaction, "currency"));
    long taken = Long.parseLong(required(transaction, "amount"));
    Long asked = whole(transaction, "requested_amount");
    return new Capture(
        Subunits.toMoney(asked == null || asked <= 0 ? taken : Math.min(asked, taken), currency),
        Subunits.toMoney(taken, currency),
        optional(transaction, "id"));
  }

  /** A part of a transaction; null where amount or currency is missing or unreadable. */
  static @Nullable Money part(JsonNode object, String field, @Nullable String currency) {
    Long amount = whole(object, field);
    if (amount == null || amount <= 0 || currency == null) {
      return null;
    }
    return Subunits.toMoney(amount, Currency.getInstance(currency));
  }

  /** A whole number, as such or as a text; null for anything else. */
  private static @Nullable Long whole(JsonNode object, String field) {
    String text = optional(object, field);
    try {
      return text == null ? null : Long.valueOf(text.strip());
    } catch (NumberFormatException notWhole) {
      return null;
    }
  }

  /**
   * The first of these fields that holds a time.
   *
   * @param otherwise where none does
   */
  static Instant time(JsonNode object, Instant otherwise, String... fields) {
    for (String field : fields) {
      String text = optional(object, field);
      if (text != null) {
        try {
          return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
          // Another field may tell.
        }
      }
    }
    return otherwise;
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
