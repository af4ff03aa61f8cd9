package io.fairqueue.messages.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail was not taken, in words that hold no address.
 *
 * @param kind what is to be done
 */
public record SmtpFault(Kind kind, String words) {

  /** What a server's refusal means (RFC 5321 4.2, RFC 3463). */
  public enum Kind {
    /** The server knows no such mailbox. */
    NOBODY,
    /** It takes this mail never. */
    FOR_GOOD,
    /** It may take it later. */
    FOR_NOW,
    /** There was no talking to it. */
    AWAY
  }

  private static final int PERMANENT = 500;

  /** Of a server's policy, not of a mailbox. */
  private static final String POLICY = " 5.7.";

  public static SmtpFault of(MessagingException failure) {
    @Nullable Reply reply = null;
    Throwable each = failure;
    while (each != null) {
      Reply here = Reply.of(each);
      reply = here == null ? reply : here;
      each =
          each instanceof MessagingException messaging
              ? messaging.getNextException()
              : each.getCause();
    }
    if (reply != null) {
      return new SmtpFault(reply.kind(), "the server said " + reply.code());
    }
    return failure instanceof AuthenticationFailedException
        ? new SmtpFault(Kind.AWAY, "the server does not know our account")
        : new SmtpFault(Kind.AWAY, deepest(failure).getClass().getSimpleName());
  }

  /** Whether trying again is of no use. */
  public boolean isPermanent() {
    return kind == Kind.NOBODY || kind == Kind.FOR_GOOD;
  }

  private static Throwable deepest(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return at;
  }

  /**
   * What a server answered.
   *
   * @param isOfMailbox whether to the recipient
   */
  private record Reply(int code, boolean isOfMailbox) {

    static @Nullable Reply of(Throwable failure) {
      return switch (failure) {
        case SMTPAddressFailedException e ->
            new Reply(e.getReturnCode(), !String.valueOf(e.getMessage()).contains(POLICY));
        // A sender that is refused is our fault, and may be mended.
        case SMTPSenderFailedException e -> null;
        case SMTPSendFailedException e -> new Reply(e.getReturnCode(), false);
        default -> null;
      };
    }

    Kind kind() {
      if (code < PERMANENT) {
        return Kind.FOR_NOW;
      }
      // 552 is a mailbox that is full, which somebody has.
      return isOfMailbox && code != 552 ? Kind.NOBODY : Kind.FOR_GOOD;
    }
  }
}
