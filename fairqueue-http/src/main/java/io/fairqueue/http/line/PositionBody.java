package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.EntryStatus;
import io.fairqueue.http.draw.LobbyBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a fan stands, as polls, sockets and event streams tell it.
 *
 * @param position 1 for the next, 0 for a fan who no longer waits; null in the lobby
 * @param place by which the line is ordered; null in the lobby, where a draw gives it
 * @param estimatedWaitSeconds half of those who stand so wait no longer; null where nobody can know
 * @param estimatedWaitSecondsP90 nine of ten wait no longer
 * @param soldOut no unit is free now; returns go to the line
 * @param serverTime when this was said, so that a browser's clock doesn't matter
 * @param admissionToken only while admitted
 * @param secondsLeft whole seconds to the end of a running admission
 * @param claimId only where the admission led to a claim
 * @param draw only in the lobby: what gives the place
 */
public record PositionBody(
    UUID queueEntryId,
    UUID eventId,
    long number,
    EntryStatus status,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long position,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long place,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSecondsP90,
    boolean soldOut,
    Instant joinedAt,
    Instant serverTime,
    @Nullable String admissionToken,
    @Nullable Instant admittedUntil,
    @Nullable Long secondsLeft,
    @Nullable UUID claimId,
    @Nullable LobbyBody draw) {}
