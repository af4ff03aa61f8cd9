package io.fairqueue.messages.mail.template;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something for a calendar.
 *
 * @param sequence of two of the same id the higher one counts
 */
public record Appointment(
    UUID id,
    long sequence,
    String title,
    @Nullable String place,
    Instant begin,
    @Nullable Instant end) {}
