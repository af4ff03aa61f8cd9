package io.fairqueue.http.idempotency;

/**
 * A body that holds a secret: it is not kept for a repeated request, which is done again instead,
 * and finds that it was done.
 */
public interface NeverKept {}
