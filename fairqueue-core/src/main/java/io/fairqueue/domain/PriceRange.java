package io.fairqueue.domain;

import java.util.List;

/** What a tier costs, or all of a sale: its seats may have prices of their own. */
public record PriceRange(long minMinor, long maxMinor) {

  /** One price for all. */
  public static PriceRange of(long minor) {
    return new PriceRange(minor, minor);
  }

  /** Whether it is one price for all. */
  public boolean isOne() {
    return minMinor == maxMinor;
  }

  /** From the lowest of these to the highest; 0 for none. */
  public static PriceRange over(List<PriceRange> ranges) {
    return new PriceRange(
        ranges.stream().mapToLong(PriceRange::minMinor).min().orElse(0),
        ranges.stream().mapToLong(PriceRange::maxMinor).max().orElse(0));
  }
}
