package io.fairqueue.line;

import io.fairqueue.domain.WaitEstimate;
import java.util.Optional;

/**
 * A line in numbers.
 *
 * @param admissionsPerMinute admissions of the last 60 seconds
 * @param estimate for a fan who joins now; empty while nothing tells the speed of the line
 */
public record LineFacts(
    long waiting, long admitted, long admissionsPerMinute, Optional<WaitEstimate> estimate) {}
