package io.fairqueue.domain;

/**
 * A section of a hall, with what is left of it.
 *
 * @param seats how many are for sale, taken ones too
 * @param priceMinMinor the lowest price of those that are for sale, taken ones as they are asked
 *     for now; 0 where there is none
 */
public record SectionStock(
    String name, long seats, long free, long priceMinMinor, long priceMaxMinor) {}
