package io.fairqueue.line.facts;

import io.fairqueue.domain.WaitEstimate;
import java.util.Optional;

/**
 * A line in numbers.
 *
 * @param inLobby fans who wait for a place by the draw
 * @param waiting fans who have a place
 * @param admissionsPerMinute admissions of the last 60 seconds
 * @param estimate for a fan who joins now; empty while nothing tells the speed of the line
 */
public record LineFacts(
    long inLobby,
    long waiting,
    long admitted,
    long admissionsPerMinute,
    Optional<WaitEstimate> estimate) {}
