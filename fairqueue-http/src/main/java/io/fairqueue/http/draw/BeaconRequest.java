package io.fairqueue.http.draw;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;

/**
 * The value that a draw waits for, wherever it is from.
 *
 * @param signature of the round, in hex
 */
@Introspected
record BeaconRequest(@NotBlank String signature) {}
