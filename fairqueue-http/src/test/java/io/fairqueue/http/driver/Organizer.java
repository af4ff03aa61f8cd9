package io.fairqueue.http.driver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** An organizer with a session. Thread-safe. */
public record Organizer(Api api, String id, String email, InstantSource time) {

  /** Puts so many tickets at 50.00 NGN on sale; answers the event's id. */
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
}
