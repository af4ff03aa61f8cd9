package io.fairqueue.http.identity;

import io.fairqueue.domain.Customer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fan's account as its owner sees it. */
record ProfileView(
    UUID customerId, String email, @Nullable String name, Instant createdAt, Instant updatedAt) {

  static ProfileView of(Customer customer) {
    return new ProfileView(
        customer.id().value(),
        customer.email().value(),
        customer.name(),
        customer.createdAt(),
        customer.updatedAt());
  }
}
