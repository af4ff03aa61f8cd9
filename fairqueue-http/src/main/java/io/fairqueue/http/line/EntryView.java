package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.EntryStatus;
import io.fairqueue.usecase.LineStanding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the line, as who takes it is told.
 *
 * @param estimatedWaitSeconds null while nothing tells the speed of the line
 * @param soldOut no unit is free now; returns go to the line
 */
record EntryView(
    UUID queueEntryId,
    UUID eventId,
    long number,
    long position,
    EntryStatus status,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds,
    Instant joinedAt,
    boolean soldOut) {

  static EntryView of(LineStanding standing, boolean soldOut) {
    var facts = standing.entry().facts();
    return new EntryView(
        facts.id().value(),
        facts.eventId().value(),
        facts.number(),
        standing.position(),
        standing.entry().status(),
        Positions.nullable(standing.estimatedWaitSeconds()),
        facts.joinedAt(),
        soldOut);
  }
}
