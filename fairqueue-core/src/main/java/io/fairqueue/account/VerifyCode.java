package io.fairqueue.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.IdSource;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Logs a fan in by one-time code, which proves the email address; the first proof makes the
 * account.
 */
final class VerifyCode {

  private final CustomerStore customers;
  private final RedeemCode codes;
  private final IdSource ids;
  private final InstantSource time;

  VerifyCode(CustomerStore customers, RedeemCode codes, IdSource ids, InstantSource time) {
    this.customers = customers;
    this.codes = codes;
    this.ids = ids;
    this.time = time;
  }

  public Optional<Customer> verify(
      EmailAddress email, @Nullable UUID request, OneTimeCode code, String origin) {
    return codes
        .redeem(CodeSubject.login(email), request, code, origin)
        .map(right -> customers.verifyEmail(email, new CustomerId(ids.next()), time.instant()));
  }
}
