package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.usecase.LineFacts;
import org.jspecify.annotations.Nullable;

/** A line in numbers, for everybody. */
record LineView(
    long waiting,
    long admitted,
    long admissionsPerMinute,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds) {

  static LineView of(LineFacts facts) {
    return new LineView(
        facts.waiting(),
        facts.admitted(),
        facts.admissionsPerMinute(),
        Positions.nullable(facts.estimatedWaitSeconds()));
  }
}
