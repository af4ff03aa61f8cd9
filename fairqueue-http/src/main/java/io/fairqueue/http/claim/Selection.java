package io.fairqueue.http.claim;

import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request selects, or why nobody can tell. */
sealed interface Selection {

  /**
   * Asks for nothing: a fan who may claim at all is told that this can't be asked for, any other
   * that claiming is not allowed.
   */
  UnitSelection NOTHING = new UnitSelection.AnyOf(0, null);

  String ITEMS = "items";

  record Clear(UnitSelection units) implements Selection {}

  record Unclear(String field, String message) implements Selection {}

  static Selection of(ClaimRequest request) {
    boolean ofOneTier = request.quantity() != null || request.tierId() != null;
    if (request.items() != null) {
      return ofOneTier || request.unitIds() != null
          ? new Unclear(ITEMS, "must not be combined with quantity, tier_id or unit_ids")
          : items(request.items());
    }
    if (request.unitIds() == null) {
      return anyOf(request);
    }
    if (ofOneTier) {
      return new Unclear("unit_ids", "must not be combined with quantity or tier_id");
    }
    try {
      return new Clear(
          new UnitSelection.Chosen(request.unitIds().stream().map(UnitId::parse).toList()));
    } catch (IllegalArgumentException malformed) {
      return new Unclear("unit_ids", "must be UUIDs");
    }
  }

  private static Selection anyOf(ClaimRequest request) {
    int quantity = request.quantity() == null ? 1 : request.quantity();
    try {
      return new Clear(new UnitSelection.AnyOf(quantity, tier(request.tierId())));
    } catch (IllegalArgumentException malformed) {
      return new Unclear("tier_id", "must be a UUID");
    }
  }

  private static Selection items(List<ClaimRequest.@Nullable Item> asked) {
    Map<TierId, UnitSelection.Item> items = new LinkedHashMap<>();
    for (ClaimRequest.Item item : asked) {
      if (item == null || item.tierId() == null) {
        return new Unclear(ITEMS, "must each name a tier");
      }
      try {
        TierId tier = TierId.parse(item.tierId());
        int quantity = item.quantity() == null ? 1 : item.quantity();
        if (items.put(tier, new UnitSelection.Item(quantity, tier)) != null) {
          return new Unclear(ITEMS, "must name each tier once");
        }
      } catch (IllegalArgumentException malformed) {
        return new Unclear(ITEMS, "must name tiers by UUID");
      }
    }
    return items.isEmpty()
        ? new Unclear(ITEMS, "must not be empty")
        : new Clear(new UnitSelection.AnyOf(List.copyOf(items.values())));
  }

  private static @Nullable TierId tier(@Nullable String id) {
    return id == null ? null : TierId.parse(id);
  }
}
