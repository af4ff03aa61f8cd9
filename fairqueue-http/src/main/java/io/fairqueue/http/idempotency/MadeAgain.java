package io.fairqueue.http.idempotency;

/**
 * An answer that is a secret: it is never stored, and a request that is repeated makes it again.
 */
public interface MadeAgain {}
