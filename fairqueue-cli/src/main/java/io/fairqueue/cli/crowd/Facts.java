package io.fairqueue.cli.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.witness.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads facts out of what the HTTP contract answers. */
final class Facts {

  private static final int NONE = -1;

  private Facts() {}

  static Fact.Standing standing(JsonNode entry) {
    return new Fact.Standing(
        entry.path("number").asLong(),
        entry.path("place").asLong(),
        entry.path("status").asText().intern(),
        entry.path("position").asLong(),
        entry.path("estimated_wait_seconds").asLong(NONE),
        entry.path("estimated_wait_seconds_p90").asLong(NONE),
        instant(entry.path("joined_at")),
        instant(entry.path("admitted_until")));
  }

  /** What is pushed at the moment of an admission does not repeat which fan is meant. */
  static Fact.Standing admitted(long number, long place, JsonNode message) {
    return new Fact.Standing(
        number, place, "ADMITTED", 0, NONE, NONE, null, instant(message.path("admitted_until")));
  }

  static Fact.Holding holding(JsonNode claim) {
    List<String> units = new ArrayList<>();
    claim.path("units").forEach(unit -> units.add(unit.path("unit_id").asText()));
    return new Fact.Holding(
        claim.path("claim_id").asText(), claim.path("status").asText().intern(), units);
  }

  static Fact.Paying paying(JsonNode payment) {
    String status = payment.path("status").asText();
    return new Fact.Paying(
        payment.path("payment_id").asText(),
        payment.path("claim_id").asText(),
        status.equals("SUCCEEDED") || status.equals("REFUNDED"),
        payment.path("refund").path("status").asText(null));
  }

  static Fact.Stock stock(JsonNode availability) {
    return new Fact.Stock(
        availability.path("total").asLong(),
        availability.path("free").asLong(),
        availability.path("held").asLong(),
        availability.path("sold").asLong());
  }

  private static @Nullable Instant instant(JsonNode text) {
    return text.isTextual() ? Instant.parse(text.asText()) : null;
  }
}
