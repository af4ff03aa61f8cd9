package io.fairqueue.domain;

/**
 * How many entries of one line may have the same origin: entries that wait, that are admitted, or
 * that led to a claim which is held or sold.
 *
 * @param origin what entries are compared by, such as {@code mailbox:…} or {@code network:…}; a
 *     store keeps no more of it than a digest
 * @param max at least 1
 */
public record EntryLimit(String origin, int max) {}
