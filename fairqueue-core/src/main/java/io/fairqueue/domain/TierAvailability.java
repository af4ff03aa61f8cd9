package io.fairqueue.domain;

/** Where a tier's units are: {@code free + held + sold = total}, always. */
public record TierAvailability(TierId tierId, long total, long free, long held, long sold) {}
