package io.fairqueue.http.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** What a fan changes of the own account. */
@Introspected
record ProfileChange(@NotNull String name) {}
