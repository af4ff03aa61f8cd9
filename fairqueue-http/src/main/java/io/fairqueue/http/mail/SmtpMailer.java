package io.fairqueue.http.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.config.SmtpConfig;
import io.fairqueue.port.Mailer;
import io.fairqueue.port.StoreUnavailableException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail over to an SMTP server (RFC 5321), and waits for its answer. Every wait has an end.
 * What it throws tells neither address nor text.
 */
public final class SmtpMailer implements Mailer {

  private static final String TIMEOUT_MILLIS = "5000";

  private final Session session;
  private final SmtpConfig config;

  public SmtpMailer(SmtpConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config), login(config));
  }

  /**
   * @throws MailRefusedException if it never will be taken
   * @throws StoreUnavailableException if trying again may help
   */
  @Override
  public void send(EmailAddress to, String subject, String text) {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(config.from(), true));
      message.setRecipient(Message.RecipientType.TO, recipient(to));
      message.setSubject(oneLine(subject), StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      Transport.send(message);
    } catch (MessagingException e) {
      // The library's words hold the address, so they are not passed on.
      SmtpFault fault = SmtpFault.of(e);
      throw fault.permanent()
          ? new MailRefusedException(fault.words())
          : new StoreUnavailableException("mail", fault.words());
    }
  }

  /** Written as it is: the library would read comments and routes into it. */
  private static InternetAddress recipient(EmailAddress to) {
    if (!isCanonical(to)) {
      throw new MailRefusedException("an address of an earlier release can't be written to");
    }
    InternetAddress address = new InternetAddress();
    address.setAddress(to.value());
    return address;
  }

  private static boolean isCanonical(EmailAddress to) {
    try {
      return new EmailAddress(to.value()).equals(to);
    } catch (InvalidInputException stored) {
      return false;
    }
  }

  /** A line break would begin another header. */
  private static String oneLine(String subject) {
    return subject.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }

  private static Properties properties(SmtpConfig config) {
    boolean tls = config.encryption() == SmtpConfig.Encryption.TLS;
    String protocol = tls ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty("mail.transport.protocol.rfc822", protocol);
    properties.setProperty(prefix + "host", config.host());
    properties.setProperty(prefix + "port", Integer.toString(config.port()));
    properties.setProperty(prefix + "auth", Boolean.toString(config.user() != null));
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(!tls));
    properties.setProperty(
        prefix + "starttls.required",
        Boolean.toString(config.encryption() == SmtpConfig.Encryption.STARTTLS));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "quitwait", "false");
    return properties;
  }

  private static @Nullable Authenticator login(SmtpConfig config) {
    String user = config.user();
    if (user == null) {
      return null;
    }
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, config.password());
      }
    };
  }
}
