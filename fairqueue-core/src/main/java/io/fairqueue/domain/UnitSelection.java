package io.fairqueue.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fan asks for. */
public sealed interface UnitSelection {

  /** How many units that is. */
  int quantity();

  /**
   * Any free units of one tier.
   *
   * @param tierId null where the event has a single tier
   */
  record AnyOf(int quantity, @Nullable TierId tierId) implements UnitSelection {}

  /** These very units, all or none. */
  record Chosen(List<UnitId> unitIds) implements UnitSelection {

    public Chosen {
      unitIds = List.copyOf(unitIds);
    }

    @Override
    public int quantity() {
      return unitIds.size();
    }
  }
}
