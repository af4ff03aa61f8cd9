package io.fairqueue.messages.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What comes of calling a mail server without a mail; for people who look what is amiss. */
public sealed interface SmtpContact {

  /** It lets us in. */
  record Answered() implements SmtpContact {}

  /**
   * It is there, and does not know our account.
   *
   * @param words its own
   */
  record Stranger(String words) implements SmtpContact {}

  /**
   * It is there, and does not want us, or not as encrypted as we do.
   *
   * @param words its own, or the library's
   */
  record Refused(String words) implements SmtpContact {}

  /**
   * Nobody is there, or nobody answers.
   *
   * @param words the library's
   */
  record Unreachable(String words) implements SmtpContact {}

  /** Connects, encrypts and logs in as for a mail, and hangs up. */
  static SmtpContact with(SmtpConfig config) {
    try (Transport transport = SmtpSession.of(config).getTransport()) {
      transport.connect();
      return new Answered();
    } catch (AuthenticationFailedException stranger) {
      return new Stranger(line(stranger));
    } catch (MessagingException failure) {
      return isOfTheNetwork(failure)
          ? new Unreachable(hasSaidNothing(failure) ? "it says nothing" : line(failure))
          : new Refused(line(failure));
    }
  }

  private static boolean isOfTheNetwork(MessagingException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return false;
      }
      if (each instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** The library then only knows that reading failed. */
  private static boolean hasSaidNothing(MessagingException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SocketTimeoutException late
          && "Read timed out".equals(late.getMessage())) {
        return true;
      }
    }
    return false;
  }

  private static String line(MessagingException failure) {
    String words = failure.getMessage();
    return words == null ? "it gives no reason" : words.lines().findFirst().orElse(words).strip();
  }
}
