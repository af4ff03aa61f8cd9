package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.EntryStatus;
import io.fairqueue.http.draw.LobbyBody;
import io.fairqueue.line.facts.LineStanding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the line, as answered to the fan who takes it.
 *
 * @param position 1 for the next; null in the lobby
 * @param place by which the line is ordered; null in the lobby, where a draw gives it
 * @param estimatedWaitSeconds half of those who stand so wait no longer; null where nobody can know
 * @param estimatedWaitSecondsP90 nine of ten wait no longer
 * @param soldOut no unit is free now; returns go to the line
 * @param draw only in the lobby: what gives the place
 */
public record EntryBody(
    UUID queueEntryId,
    UUID eventId,
    long number,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long position,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long place,
    EntryStatus status,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSecondsP90,
    Instant joinedAt,
    boolean soldOut,
    @Nullable LobbyBody draw) {

  static EntryBody of(LineStanding standing) {
    var facts = standing.entry().facts();
    return new EntryBody(
        facts.id().value(),
        facts.eventId().value(),
        facts.number(),
        Positions.position(standing),
        Positions.place(standing),
        standing.entry().status(),
        Positions.median(standing.estimate()),
        Positions.ninety(standing.estimate()),
        facts.joinedAt(),
        standing.soldOut(),
        LobbyBody.of(standing));
  }
}
