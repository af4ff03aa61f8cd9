package io.fairqueue.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Operation;
import io.fairqueue.port.PasswordHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Opens a fan's account with a password. The email address stays unproven. */
final class RegisterCustomer {

  private final CustomerStore customers;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final InstantSource time;
  // To hash a password for an address that is being taken is for nothing.
  private final FirstComers<EmailAddress> firstComers = new FirstComers<>();

  RegisterCustomer(
      CustomerStore customers, PasswordHasher hasher, IdSource ids, InstantSource time) {
    this.customers = customers;
    this.hasher = hasher;
    this.ids = ids;
    this.time = time;
  }

  /** Empty when the email address has an account. */
  public Optional<Customer> register(String name, EmailAddress email, String password) {
    String checkedName = Customer.checkedName(name);
    Passwords.check(password);
    return firstComers.inTurn(email, () -> insert(checkedName, email, password));
  }

  private Optional<Customer> insert(String checkedName, EmailAddress email, String password) {
    var id = new CustomerId(ids.next());
    Optional<Customer> known = customers.findByEmail(email);
    if (known.isPresent()) {
      // What an earlier try of the same operation did.
      return known.filter(each -> Operation.isRepeated() && each.id().equals(id));
    }
    Instant now = time.instant();
    var customer = new Customer(id, email, checkedName, hasher.hash(password), false, 0, now, now);
    return customers.insert(customer) ? Optional.of(customer) : Optional.empty();
  }
}
