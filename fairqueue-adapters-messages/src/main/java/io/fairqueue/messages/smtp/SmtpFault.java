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
    /**
     * It takes this mailbox's later: the mailbox is busy, full or greylisted. Others may be fine.
     */
    MAILBOX_LATER,
    /** It may take it later, and nobody else's now. */
    FOR_NOW,
    /** There was no talking to it. */
    AWAY
  }

  private static final int PERMANENT = 500;

  /** "I am going away", whatever it was asked. */
  private static final int CLOSING = 421;

  /** Of a server's policy, not of a mailbox. */
  private static final String POLICY = " 5.7.";

  /** Of a server that is full or busy, not of a mailbox. Later by policy is greylisting. */
  private static final String SYSTEM = " 4.3.";

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
            new Reply(e.getReturnCode(), isOfMailbox(String.valueOf(e.getMessage())));
        // A sender that is refused is our fault, and may be mended.
        case SMTPSenderFailedException e -> null;
        case SMTPSendFailedException e -> new Reply(e.getReturnCode(), false);
        default -> null;
      };
    }

    private static boolean isOfMailbox(String words) {
      return !words.contains(POLICY) && !words.contains(SYSTEM);
    }

    Kind kind() {
      if (code < PERMANENT) {
        return isOfMailbox && code != CLOSING ? Kind.MAILBOX_LATER : Kind.FOR_NOW;
      }
      // 552 is a mailbox that is full, which somebody has.
      return isOfMailbox && code != 552 ? Kind.NOBODY : Kind.FOR_GOOD;
    }
  }
}
