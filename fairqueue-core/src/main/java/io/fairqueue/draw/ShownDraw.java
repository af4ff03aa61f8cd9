package io.fairqueue.draw;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.draw.Draw;
import java.time.Instant;
import java.util.Optional;

/**
 * A draw as everybody sees it.
 *
 * @param fallbackFrom when the event's owner may do without a beacon, if it is missing; empty where
 *     nothing is waited for any more
 */
public record ShownDraw(Event event, Draw draw, Optional<Instant> fallbackFrom) {}
