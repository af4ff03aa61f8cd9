package io.fairqueue.cli.fan;

import io.fairqueue.domain.Customer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fan's account, without its secrets. */
record FanSheet(
    String id,
    String email,
    @Nullable String name,
    boolean emailVerified,
    boolean password,
    boolean disabled,
    @Nullable String locale,
    Instant createdAt,
    Instant updatedAt) {

  static FanSheet of(Customer customer) {
    return new FanSheet(
        customer.id().toString(),
        customer.email().value(),
        customer.name(),
        customer.emailVerified(),
        customer.passwordHash() != null,
        customer.disabled(),
        customer.profile().locale(),
        customer.createdAt(),
        customer.updatedAt());
  }
}
