package io.fairqueue.http.claims;

import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import org.jspecify.annotations.Nullable;

/** What a request selects, or why nobody can tell. */
sealed interface Selection {

  /**
   * Asks for nothing: whoever may claim at all is told that this can't be asked for, whoever may
   * not is told so.
   */
  UnitSelection NOTHING = new UnitSelection.AnyOf(0, null);

  record Clear(UnitSelection units) implements Selection {}

  record Unclear(String field, String message) implements Selection {}

  static Selection of(ClaimRequest request) {
    if (request.unitIds() == null) {
      return anyOf(request);
    }
    if (request.quantity() != null || request.tierId() != null) {
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

  private static @Nullable TierId tier(@Nullable String id) {
    return id == null ? null : TierId.parse(id);
  }
}
