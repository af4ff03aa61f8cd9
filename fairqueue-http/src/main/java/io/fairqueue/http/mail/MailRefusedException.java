package io.fairqueue.http.mail;

/** A mail that will never be taken, so trying again is of no use. Tells no address. */
public final class MailRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MailRefusedException(String why) {
    super(why, null, false, false);
  }
}
