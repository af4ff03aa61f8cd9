package io.fairqueue.http.signin;

import java.util.UUID;

/**
 * A code is on its way, if anybody has the address.
 *
 * @param requestId tells the code from others that were asked for the same address
 */
public record CodeRequested(UUID requestId) {}
