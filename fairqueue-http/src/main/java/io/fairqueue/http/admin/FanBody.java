package io.fairqueue.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.Customer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fan's account, without its secrets. */
record FanBody(
    UUID customerId,
    String email,
    @Nullable String name,
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean emailVerified,
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean disabled,
    Instant createdAt) {

  static FanBody of(Customer customer) {
    return new FanBody(
        customer.id().value(),
        customer.email().value(),
        customer.name(),
        customer.emailVerified(),
        customer.disabled(),
        customer.createdAt());
  }
}
