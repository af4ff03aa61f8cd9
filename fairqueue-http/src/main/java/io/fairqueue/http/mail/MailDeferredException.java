package io.fairqueue.http.mail;

/**
 * A mail that its recipient's mailbox takes later, while the mail server is well: trying again may
 * help. Tells no address.
 */
public final class MailDeferredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MailDeferredException(String why) {
    super(why, null, false, false);
  }
}
