package io.fairqueue.http.claim;

import io.fairqueue.domain.HeldUnit;
import java.util.UUID;

/** A unit as it was when it was claimed. */
public record UnitBody(UUID unitId, String label, UUID tierId, long priceMinor) {

  static UnitBody of(HeldUnit unit) {
    return new UnitBody(
        unit.unitId().value(), unit.label(), unit.tierId().value(), unit.priceMinor());
  }
}
