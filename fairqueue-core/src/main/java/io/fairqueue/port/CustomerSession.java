package io.fairqueue.port;

import io.fairqueue.domain.CustomerId;
import java.util.UUID;

/**
 * A fan's session, as its token tells.
 *
 * @param id names it
 * @param epoch the account's when it was made
 */
public record CustomerSession(CustomerId customer, UUID id, int epoch) {}
