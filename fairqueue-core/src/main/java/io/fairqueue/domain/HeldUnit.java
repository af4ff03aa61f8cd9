package io.fairqueue.domain;

/** A unit as it was when it was claimed; stays with the claim after release. */
public record HeldUnit(UnitId unitId, String label, TierId tierId, long priceMinor) {}
