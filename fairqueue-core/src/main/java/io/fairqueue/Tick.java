package io.fairqueue;

import java.time.Duration;

/**
 * Something that is to be done again and again, on every node.
 *
 * @param pause from the end of one run to the beginning of the next
 */
public record Tick(String name, Duration pause, Runnable run) {}
