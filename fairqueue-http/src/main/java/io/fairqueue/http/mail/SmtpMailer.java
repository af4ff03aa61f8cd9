package io.fairqueue.http.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.messages.smtp.SmtpFault;
import io.fairqueue.messages.smtp.SmtpSession;
import io.fairqueue.port.Mailer;
import io.fairqueue.port.StoreUnavailableException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;

/**
 * Hands mail over to an SMTP server (RFC 5321), and waits for its answer. Every wait has an end.
 * What it throws tells neither address nor text.
 */
public final class SmtpMailer implements Mailer {

  private final Session session;
  private final SmtpConfig config;

  public SmtpMailer(SmtpConfig config) {
    this.config = config;
    this.session = SmtpSession.of(config);
  }

  /**
   * @throws MailRefusedException if it never will be taken
   * @throws MailDeferredException if its recipient's mailbox may take it later
   * @throws StoreUnavailableException if the server takes nobody's, and may later
   */
  @Override
  public void send(EmailAddress to, String subject, String text) {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(config.from(), true));
      message.setRecipient(
          Message.RecipientType.TO,
          SmtpSession.recipient(to)
              .orElseThrow(
                  () ->
                      new MailRefusedException(
                          "an address of an earlier release can't be written to")));
      message.setSubject(oneLine(subject), StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      Transport.send(message);
    } catch (MessagingException e) {
      // The library's words hold the address, so they are not passed on.
      throw thrown(SmtpFault.of(e));
    }
  }

  private static RuntimeException thrown(SmtpFault fault) {
    return switch (fault.kind()) {
      case NOBODY, FOR_GOOD -> new MailRefusedException(fault.words());
      case MAILBOX_LATER -> new MailDeferredException(fault.words());
      case FOR_NOW, AWAY -> new StoreUnavailableException("mail", fault.words());
    };
  }

  /** A line break would begin another header. */
  private static String oneLine(String subject) {
    return subject.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }
}
