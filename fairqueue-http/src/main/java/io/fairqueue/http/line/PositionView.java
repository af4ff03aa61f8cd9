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
 * @param estimatedWaitSeconds half of those who stand so wait no longer; null while nothing tells
 *     the speed of the line
 * @param estimatedWaitSecondsP90 nine of ten wait no longer
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
    @Nullable Long estimatedWaitSecondsP90,
    Instant joinedAt,
    @Nullable String admissionToken,
    @Nullable Instant admittedUntil,
    @Nullable UUID claimId) {}
