package io.fairqueue.http.event;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** Why an event is paused, as fans are told. */
@Introspected
record PauseRequest(@Nullable String reason) {}
