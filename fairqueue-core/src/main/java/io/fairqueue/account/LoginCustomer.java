package io.fairqueue.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.PasswordHasher;
import java.time.InstantSource;
import java.util.Optional;

/** Checks a fan's password; takes as long for an address without an account, or a disabled one. */
final class LoginCustomer {

  private final CustomerStore customers;
  private final PasswordHasher hasher;
  private final InstantSource time;

  LoginCustomer(CustomerStore customers, PasswordHasher hasher, InstantSource time) {
    this.customers = customers;
    this.hasher = hasher;
    this.time = time;
  }

  public Optional<Customer> login(EmailAddress email, String password) {
    var customer = customers.findByEmail(email);
    String hash = customer.map(Customer::passwordHash).orElse(null);
    if (hash == null) {
      hasher.hashAnyway(password);
      return Optional.empty();
    }
    if (!hasher.matches(password, hash) || customer.filter(Customer::disabled).isPresent()) {
      return Optional.empty();
    }
    if (hasher.isOutdated(hash)) {
      customers.rehash(customer.orElseThrow().id(), hash, hasher.hash(password), time.instant());
    }
    return customer;
  }
}
