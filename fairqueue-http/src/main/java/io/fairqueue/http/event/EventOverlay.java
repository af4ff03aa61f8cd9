package io.fairqueue.http.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.InvalidInputException;
import java.util.List;
import java.util.Set;

/**
 * Lays an edit over an event as it is: what the edit leaves out stays, what it says is null is
 * cleared. What an answer told of an event may come back with it: what can't be edited is passed
 * over. Tiers are matched by their ids.
 */
final class EventOverlay {

  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "organizer_id",
          "status",
          "pause_reason",
          "created_at",
          "updated_at",
          "role",
          "warnings");
  private static final Set<String> READ_ONLY_OF_TIERS = Set.of("free", "held", "sold");
  private static final String TIERS = "tiers";
  private static final String TOTAL = "total_inventory";
  private static final String PRICE = "price_minor";
  private static final String POLICY = "policy";
  private static final String THEME = "theme";
  private static final String LOBBY = "lobby_opens_at";
  private static final List<String> OF_LOBBY =
      List.of("draw", "draw_lead_seconds", "organizer_seed_hash");

  private final ObjectNode edit;
  private final ObjectNode whole;

  private EventOverlay(ObjectNode edit, ObjectNode present) {
    this.edit = edit;
    this.whole = present.deepCopy();
  }

  /**
   * The whole event, edited.
   *
   * @param present all that may be edited, with {@code tiers} and {@code policy}
   */
  static ObjectNode lay(ObjectNode edit, ObjectNode present) {
    EventOverlay overlay = new EventOverlay(edit, present);
    edit.properties().forEach(field -> overlay.set(field.getKey(), field.getValue()));
    overlay.dropDraw();
    return overlay.whole;
  }

  private void set(String field, JsonNode value) {
    switch (field) {
      case TIERS -> whole.set(TIERS, tiers(value));
      case TOTAL -> setTotal(value);
      case PRICE -> setPrice(value);
      case POLICY, THEME -> whole.set(field, within(field, value));
      default -> {
        if (!READ_ONLY.contains(field)) {
          whole.set(field, value);
        }
      }
    }
  }

  /** With its lobby an event's draw goes. */
  private void dropDraw() {
    if (edit.path(LOBBY).isNull()) {
      OF_LOBBY.stream().filter(field -> !edit.has(field)).forEach(whole::remove);
    }
  }

  /** Beside tiers the total only repeats what these say. */
  private void setTotal(JsonNode value) {
    if (!edit.has(TIERS) && (edit.has(PRICE) || !value.equals(whole.numberNode(total())))) {
      whole.set(TOTAL, value);
      onlyTier(PRICE);
    }
  }

  private void setPrice(JsonNode value) {
    whole.set(PRICE, value);
    if (!edit.has(TIERS)) {
      onlyTier(TOTAL);
    }
  }

  /** The event is written by total and price: what is left out of these stays as well. */
  private void onlyTier(String other) {
    if (!edit.has(other)) {
      whole.put(other, other.equals(TOTAL) ? total() : price());
    }
    whole.remove(TIERS);
  }

  private int total() {
    int total = 0;
    for (JsonNode tier : whole.path(TIERS)) {
      total += tier.path("capacity").asInt();
    }
    return total;
  }

  private long price() {
    return whole.path(TIERS).path(0).path(PRICE).asLong();
  }

  /** What is left out inside stays too. */
  private JsonNode within(String field, JsonNode given) {
    return given instanceof ObjectNode some && whole.get(field) instanceof ObjectNode present
        ? present.deepCopy().setAll(some)
        : given;
  }

  private JsonNode tiers(JsonNode given) {
    if (given.isNull()) {
      throw new InvalidInputException(TIERS, "must not be null");
    }
    if (!given.isArray()) {
      return given;
    }
    ArrayNode tiers = whole.arrayNode();
    given.forEach(tier -> tiers.add(tier instanceof ObjectNode some ? tier(some) : tier));
    return tiers;
  }

  private ObjectNode tier(ObjectNode given) {
    ObjectNode tier = whole.objectNode();
    for (JsonNode present : whole.path(TIERS)) {
      if (present.path("id").equals(given.path("id"))) {
        tier.setAll((ObjectNode) present);
      }
    }
    tier.setAll(given);
    tier.remove(READ_ONLY_OF_TIERS);
    return tier;
  }
}
