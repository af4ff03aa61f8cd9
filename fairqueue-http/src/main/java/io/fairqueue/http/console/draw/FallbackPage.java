package io.fairqueue.http.console.draw;

import io.fairqueue.http.console.frame.ConsoleFrame;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a draw is to go on without its beacon.
 *
 * @param action where it is done
 * @param sale where the sale is
 * @param reason what was filled in
 * @param error what is wrong with that; null for nothing
 * @param seeded whether the organizer has committed to a seed, which is asked for
 * @param seedError what is wrong with it; null for nothing
 */
public record FallbackPage(
    ConsoleFrame console,
    String action,
    String sale,
    String reason,
    @Nullable String error,
    boolean seeded,
    @Nullable String seedError) {}
