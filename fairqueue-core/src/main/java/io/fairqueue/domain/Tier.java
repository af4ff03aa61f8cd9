package io.fairqueue.domain;

/**
 * A price class of an event.
 *
 * @param capacity the number of units of a general tier, the most units of a reserved one
 * @param priceMinor the price of one unit in minor units of the event's currency
 */
public record Tier(TierId id, String name, Seating seating, int capacity, long priceMinor) {

  /** The most units that one tier may have. */
  public static final int MAX_CAPACITY = 1_000_000;

  /** The highest price of one unit; keeps every sum of an event inside a {@code long}. */
  public static final long MAX_PRICE = 1_000_000_000_000L;

  public Tier {
    name = Text.required("tiers.name", name, 200);
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw new InvalidInputException("tiers.capacity", "must be between 1 and 1000000");
    }
    if (priceMinor < 0 || priceMinor > MAX_PRICE) {
      throw new InvalidInputException("tiers.price_minor", "must be between 0 and 1000000000000");
    }
  }
}
