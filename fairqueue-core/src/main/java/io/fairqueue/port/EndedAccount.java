package io.fairqueue.port;

import io.fairqueue.domain.CustomerId;
import java.time.Instant;

/** A fan's account that was deleted or disabled, and when. */
public record EndedAccount(CustomerId customer, Instant endedAt) {}
