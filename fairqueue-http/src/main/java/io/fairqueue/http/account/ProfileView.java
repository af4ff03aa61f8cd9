package io.fairqueue.http.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Profile;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fan's account as its owner sees it. */
record ProfileView(
    UUID customerId,
    String email,
    @Nullable String name,
    String locale,
    @Nullable String photoUrl,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * @param photoUrl where the picture is that counts; null for none
   */
  static ProfileView of(Customer customer, @Nullable String photoUrl) {
    return new ProfileView(
        customer.id().value(),
        customer.email().value(),
        customer.name(),
        Objects.requireNonNullElse(customer.profile().locale(), Profile.USUAL_LOCALE),
        photoUrl,
        customer.createdAt(),
        customer.updatedAt());
  }
}
