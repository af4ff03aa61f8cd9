package io.fairqueue.http.driver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An organizer with a session. Thread-safe. */
public record Organizer(Api api, String id, String email, InstantSource time) {

  /** Puts {@code tickets} tickets at 50.00 NGN on sale; answers the event's id. */
  public String onSale(int tickets, Map<String, ?> policy) {
    return onSale(Map.of("total_inventory", tickets, "price_minor", 5_000), policy);
  }

  /** Puts an event on sale; answers its id. */
  public String onSale(Map<String, ?> stock, Map<String, ?> policy) {
    String event = draft(stock, policy);
    api.put("/api/v1/events/" + event + "/activate").expect(200);
    return event;
  }

  public String draft(Map<String, ?> stock, Map<String, ?> policy) {
    var body = new HashMap<String, Object>(stock);
    Instant now = time.instant();
    body.put("name", "A Night Out");
    body.put("sale_start", now.minus(Duration.ofMinutes(1)).toString());
    body.put("sale_end", now.plus(Duration.ofHours(1)).toString());
    body.put("currency", "NGN");
    body.put("policy", policy);
    return api.post("/api/v1/events", body).expect(201).text("id");
  }

  public Answer show(String event) {
    return api.get("/api/v1/events/" + event);
  }

  /** The id of the event's tier with this name. */
  public String tier(String event, String name) {
    for (var tier : show(event).expect(200).json().path("tiers")) {
      if (name.equals(tier.path("name").asText())) {
        return tier.path("id").asText();
      }
    }
    throw new AssertionError("no tier " + name);
  }

  /** Adds one row of seats, numbered from 1. */
  public Answer addRow(String event, String tier, String row, int seats) {
    return addSeats(
        event,
        tier,
        IntStream.rangeClosed(1, seats)
            .mapToObj(n -> Map.of("section", "A", "row", row, "number", Integer.toString(n)))
            .toList());
  }

  public Answer addSeats(String event, String tier, List<? extends Map<String, ?>> seats) {
    return api.post("/api/v1/events/" + event + "/seats", Map.of("tier_id", tier, "seats", seats));
  }

  /** Overwrites an event, with these things changed. */
  public Answer revise(String event, Map<String, ?> changes) {
    Answer present = show(event).expect(200);
    var body = new HashMap<String, Object>();
    for (String same : List.of("name", "sale_start", "sale_end", "currency")) {
      body.put(same, present.text(same));
    }
    body.putAll(changes);
    return api.put("/api/v1/events/" + event, body);
  }

  public Answer cancel(String event) {
    return api.post("/api/v1/events/" + event + "/cancel", Map.of("reason", "The band is ill"));
  }

  public Answer refund(String claim) {
    return api.post("/api/v1/claims/" + claim + "/refund", Map.of("reason", "As a favour"));
  }

  public Answer stats(String event) {
    return api.get("/api/v1/events/" + event + "/stats");
  }
}
