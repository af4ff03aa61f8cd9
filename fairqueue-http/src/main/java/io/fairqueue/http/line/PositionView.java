package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.EntryStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a fan stands, as polls, sockets and event streams tell it.
 *
 * @param position 1 for the next, 0 for who does not wait any more
 * @param estimatedWaitSeconds null while nothing tells the speed of the line
 * @param admissionToken only while admitted
 * @param claimId only where the admission led to a claim
 */
public record PositionView(
    UUID queueEntryId,
    UUID eventId,
    long number,
    EntryStatus status,
    long position,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long estimatedWaitSeconds,
    Instant joinedAt,
    @Nullable String admissionToken,
    @Nullable Instant admittedUntil,
    @Nullable UUID claimId) {}
