package io.fairqueue.domain;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fan asks for. */
public sealed interface UnitSelection {

  /** How many units that is. */
  int quantity();

  /**
   * A number of units of one tier.
   *
   * @param tierId null where the event has a single tier
   */
  record Item(int quantity, @Nullable TierId tierId) {}

  /**
   * Any free units, of one tier or of several: all or none.
   *
   * @param items at least one; each tier once, and named unless it is the only item
   */
  record AnyOf(List<Item> items) implements UnitSelection {

    public AnyOf {
      items = List.copyOf(items);
      if (items.isEmpty()) {
        throw new IllegalArgumentException("nothing is asked for");
      }
      var tiers = new HashSet<@Nullable TierId>();
      for (Item item : items) {
        if (!tiers.add(item.tierId()) || (item.tierId() == null && items.size() > 1)) {
          throw new IllegalArgumentException("several items must each name a tier of their own");
        }
      }
    }

    /** Of one tier. */
    public AnyOf(int quantity, @Nullable TierId tierId) {
      this(List.of(new Item(quantity, tierId)));
    }

    @Override
    public int quantity() {
      long sum = items.stream().mapToLong(Item::quantity).sum();
      return Math.clamp(sum, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

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
