package io.fairqueue.port;

import java.time.Instant;
import java.util.UUID;

/** Where a history goes on: behind the row with this time and id, newest first. */
public record Cursor(Instant at, UUID id) {}
