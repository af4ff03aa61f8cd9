package io.fairqueue.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.PasswordHasher;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a fan another password, or a first one; every other session of the account is over. */
final class ChangePassword {

  private final CustomerStore customers;
  private final PasswordHasher hasher;
  private final InstantSource time;

  ChangePassword(CustomerStore customers, PasswordHasher hasher, InstantSource time) {
    this.customers = customers;
    this.hasher = hasher;
    this.time = time;
  }

  /**
   * Gives the account another password, and ends its other sessions.
   *
   * @param old the present password; only looked at where there is one
   * @param session the session that asks, which goes on
   * @return {@code false} if the old password is wrong, or the account is gone
   */
  public boolean change(CustomerId id, @Nullable String old, String password, UUID session) {
    Passwords.check(password);
    Customer customer = customers.find(id).orElse(null);
    if (customer == null || !knows(customer.passwordHash(), old)) {
      return false;
    }
    return customers.setPassword(
        id, customer.passwordHash(), hasher.hash(password), session, time.instant());
  }

  private boolean knows(@Nullable String hash, @Nullable String old) {
    return hash == null || (old != null && hasher.matches(old, hash));
  }
}
