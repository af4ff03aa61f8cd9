package io.fairqueue.port;

import io.fairqueue.domain.CustomerId;
import java.util.OptionalInt;

/**
 * An account whose sessions were ended.
 *
 * @param epoch sessions of this epoch count, and no others; empty where the account was deleted
 */
public record SessionsEnded(CustomerId customer, OptionalInt epoch) {}
