package io.fairqueue.port;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;

/**
 * What a one-time code is for: one made for one purpose is worth nothing for another.
 *
 * @param who the email address or the account that it is bound to; never printed
 */
public record CodeSubject(Purpose purpose, String who) {

  /** What a code proves. */
  public enum Purpose {
    LOGIN,
    CHANGE_OF_MAIL
  }

  /** To log in as the owner of this mailbox. */
  public static CodeSubject login(EmailAddress email) {
    return new CodeSubject(Purpose.LOGIN, email.value());
  }

  /** To give an account another email address, which the code's note tells. */
  public static CodeSubject changeOfMail(CustomerId account) {
    return new CodeSubject(Purpose.CHANGE_OF_MAIL, account.toString());
  }

  @Override
  public String toString() {
    return "CodeSubject[" + purpose + "]";
  }
}
