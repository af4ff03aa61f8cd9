package io.fairqueue.account;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.CustomerStore.EmailChange;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a fan another mail address, once a code proved that its box is the fan's. */
public final class ChangeEmail {

  private final CustomerStore customers;
  private final IssueCode issue;
  private final RedeemCode redeem;
  private final InstantSource time;

  public ChangeEmail(
      CustomerStore customers, IssueCode issue, RedeemCode redeem, InstantSource time) {
    this.customers = customers;
    this.issue = issue;
    this.redeem = redeem;
    this.time = time;
  }

  /**
   * Mails a code to the new address; answers what it is asked by.
   *
   * @param origin from where it is asked for
   */
  public Requested request(CustomerId id, EmailAddress to, String origin) {
    if (customers.findByEmail(to).isPresent()) {
      return new Requested.Taken();
    }
    return issue
        .issue(CodeSubject.changeOfMail(id), to, to.value(), origin)
        .<Requested>map(Requested.Mailed::new)
        .orElseGet(Requested.NoMail::new);
  }

  /**
   * Makes the address that the code was mailed to the fan's; every other session is over.
   *
   * @param request what the code was asked by; null from who does not know
   * @param session the session that asks, which goes on
   * @return empty if the code is wrong
   */
  public Optional<EmailChange> verify(
      CustomerId id, @Nullable UUID request, OneTimeCode code, String origin, UUID session) {
    return redeem
        .redeem(CodeSubject.changeOfMail(id), request, code, origin)
        .map(to -> customers.changeEmail(id, new EmailAddress(to), session, time.instant()));
  }

  /** What became of asking for a code. */
  public sealed interface Requested {

    record Mailed(UUID request) implements Requested {}

    /** The address has an account, whoever's. */
    record Taken() implements Requested {}

    /** No mail can be sent here at all. */
    record NoMail() implements Requested {}
  }
}
