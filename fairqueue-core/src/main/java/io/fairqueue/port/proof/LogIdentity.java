package io.fairqueue.port.proof;

/**
 * As whom public logs are signed.
 *
 * @param host where they are read, as it stands in addresses; a log keeps the one that it began
 *     with
 */
public record LogIdentity(LogKeys keys, String host) {}
