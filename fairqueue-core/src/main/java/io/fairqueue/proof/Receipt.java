package io.fairqueue.proof;

import io.fairqueue.domain.EntryFacts;

/**
 * What a fan keeps to show later where the place was.
 *
 * @param entry of the fan
 * @param salt by which the leaf can be made again
 * @param leaf how the entry stands in the log
 * @param origin of the log
 */
public record Receipt(EntryFacts entry, byte[] salt, byte[] leaf, String origin) {}
