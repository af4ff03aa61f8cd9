package io.fairqueue.http.idempotency;

/**
 * A body that holds a secret: it is never stored for a repeated request, which is done again
 * instead, and finds that it was done or makes another.
 */
public interface NeverKept {}
