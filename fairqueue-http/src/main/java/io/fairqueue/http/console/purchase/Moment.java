package io.fairqueue.http.console.purchase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a claim.
 *
 * @param happened when, by which moments are put in order
 * @param at the same in words
 * @param text what it was
 * @param detail why, by whom or by what name; null for nothing
 */
public record Moment(Instant happened, String at, String text, @Nullable String detail) {}
