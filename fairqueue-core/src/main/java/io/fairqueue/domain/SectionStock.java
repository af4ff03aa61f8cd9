package io.fairqueue.domain;

/**
 * A section of a hall, with what is left of it.
 *
 * @param seats how many are for sale, taken ones too
 * @param priceMinMinor the lowest price of its seats
 */
public record SectionStock(
    String name, long seats, long free, long priceMinMinor, long priceMaxMinor) {}
