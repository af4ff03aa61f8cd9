package io.fairqueue.domain;

/** How much of a tier is left, as fans are told. */
public enum TierLevel {
  AVAILABLE,
  /** Less than a twentieth, or fewer than twenty. */
  FEW,
  SOLD_OUT;

  private static final int FEW_UNITS = 20;
  private static final int FEW_PART = 20;

  static TierLevel of(long free, long total) {
    if (free == 0) {
      return SOLD_OUT;
    }
    return free < FEW_UNITS || free * FEW_PART < total ? FEW : AVAILABLE;
  }
}
