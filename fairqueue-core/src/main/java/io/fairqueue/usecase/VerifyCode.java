package io.fairqueue.usecase;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.IdSource;
import java.time.InstantSource;
import java.util.Optional;

/** Logs a fan in by one-time code, which proves the mail address. */
public final class VerifyCode {

  private final CustomerStore customers;
  private final CodeStore codes;
  private final IdSource ids;
  private final InstantSource time;

  public VerifyCode(CustomerStore customers, CodeStore codes, IdSource ids, InstantSource time) {
    this.customers = customers;
    this.codes = codes;
    this.ids = ids;
    this.time = time;
  }

  public Optional<Customer> verify(EmailAddress email, String code) {
    return codes.take(email, code, time.instant())
        ? Optional.of(customers.verifyEmail(email, new CustomerId(ids.next()), time.instant()))
        : Optional.empty();
  }
}
