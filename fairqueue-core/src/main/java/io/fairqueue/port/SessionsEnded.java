package io.fairqueue.port;

import io.fairqueue.domain.CustomerId;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account whose sessions were ended.
 *
 * @param epoch sessions of this epoch count, and no others; empty where the account was deleted
 * @param kept the one session of an older epoch that counts all the same; null for none
 */
public record SessionsEnded(CustomerId customer, OptionalInt epoch, @Nullable UUID kept) {

  public SessionsEnded(CustomerId customer, OptionalInt epoch) {
    this(customer, epoch, null);
  }
}
