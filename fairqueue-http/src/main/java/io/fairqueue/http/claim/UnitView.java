package io.fairqueue.http.claim;

import io.fairqueue.domain.HeldUnit;
import java.util.UUID;

/** A unit as it was when it was claimed. */
record UnitView(UUID unitId, String label, UUID tierId, long priceMinor) {

  static UnitView of(HeldUnit unit) {
    return new UnitView(
        unit.unitId().value(), unit.label(), unit.tierId().value(), unit.priceMinor());
  }
}
