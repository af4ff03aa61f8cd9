package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.line.facts.LineFacts;
import org.jspecify.annotations.Nullable;

/**
 * A line in numbers, for everybody; the wait is that of a fan who joins now.
 *
 * @param inLobby fans who wait for a place by the draw
 */
public record LineBody(
    long inLobby,
    long waiting,
    long admitted,
    long admissionsPerMinute,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSecondsP90) {

  public static LineBody of(LineFacts facts) {
    return new LineBody(
        facts.inLobby(),
        facts.waiting(),
        facts.admitted(),
        facts.admissionsPerMinute(),
        Positions.median(facts.estimate()),
        Positions.ninety(facts.estimate()));
  }
}
