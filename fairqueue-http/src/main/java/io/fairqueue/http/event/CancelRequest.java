package io.fairqueue.http.event;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;

/** Why an event is cancelled. */
@Introspected
record CancelRequest(@NotBlank String reason) {}
