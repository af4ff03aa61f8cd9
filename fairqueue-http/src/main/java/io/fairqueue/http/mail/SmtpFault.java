package io.fairqueue.http.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Why a mail was not taken, in words that hold no address.
 *
 * @param permanent whether the server said so for good (5yz, RFC 5321 4.2.1)
 */
record SmtpFault(boolean permanent, String words) {

  private static final int FOR_GOOD = 500;

  static SmtpFault of(MessagingException failure) {
    OptionalInt code = OptionalInt.empty();
    Throwable each = failure;
    while (each != null) {
      code = reply(each).isPresent() ? reply(each) : code;
      each =
          each instanceof MessagingException messaging
              ? messaging.getNextException()
              : each.getCause();
    }
    if (code.isPresent()) {
      return new SmtpFault(code.getAsInt() >= FOR_GOOD, "the server said " + code.getAsInt());
    }
    return failure instanceof AuthenticationFailedException
        ? new SmtpFault(false, "the server does not know our account")
        : new SmtpFault(false, deepest(failure).getClass().getSimpleName());
  }

  private static OptionalInt reply(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException e -> OptionalInt.of(e.getReturnCode());
      // A sender that is refused is our fault, and may be mended.
      case SMTPSenderFailedException e -> OptionalInt.empty();
      case SMTPSendFailedException e -> OptionalInt.of(e.getReturnCode());
      default -> OptionalInt.empty();
    };
  }

  private static Throwable deepest(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return at;
  }
}
