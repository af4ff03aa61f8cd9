package io.fairqueue.account;

import io.fairqueue.account.Accounts.IdSignIn;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.identity.IdTokens;
import io.fairqueue.port.identity.IdTokens.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Signs a fan in by an id token, which proves the email address as a one-time code does. */
final class SignInFan {

  private final CustomerStore customers;
  private final @Nullable IdTokens tokens;
  private final IdSource ids;
  private final InstantSource time;

  SignInFan(CustomerStore customers, @Nullable IdTokens tokens, IdSource ids, InstantSource time) {
    this.customers = customers;
    this.tokens = tokens;
    this.ids = ids;
    this.time = time;
  }

  IdSignIn<Customer> signIn(String token) {
    if (tokens == null) {
      return new IdSignIn.NotAccepted<>();
    }
    Instant now = time.instant();
    return switch (tokens.verify(token, now)) {
      case Verdict.Verified verified -> {
        Customer customer =
            customers.verifyEmail(verified.email(), new CustomerId(ids.next()), now);
        yield customer.disabled() ? new IdSignIn.NoAccount<>() : new IdSignIn.SignedIn<>(customer);
      }
      case Verdict.Refused refused -> new IdSignIn.Refused<>(refused.fault());
      case Verdict.Unavailable unavailable ->
          new IdSignIn.IssuerUnavailable<>(unavailable.issuer());
    };
  }
}
