package io.fairqueue.usecase;

import java.util.OptionalLong;

/**
 * A line in numbers.
 *
 * @param admissionsPerMinute admissions of the last 60 seconds
 * @param estimatedWaitSeconds for who joins now; empty while nothing tells the speed of the line
 */
public record LineFacts(
    long waiting, long admitted, long admissionsPerMinute, OptionalLong estimatedWaitSeconds) {}
