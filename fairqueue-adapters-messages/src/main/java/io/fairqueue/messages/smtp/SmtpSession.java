package io.fairqueue.messages.smtp;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How the mail library talks to a server. Every wait has an end. */
public final class SmtpSession {

  private static final String TIMEOUT_MILLIS = "5000";

  private SmtpSession() {}

  /** A session of the library with this server. */
  public static Session of(SmtpConfig config) {
    return Session.getInstance(properties(config), login(config));
  }

  /**
   * A recipient, written as it is: the library would read comments and routes into it. Empty for an
   * address that an earlier release took, and can't be written to.
   */
  public static Optional<InternetAddress> recipient(EmailAddress to) {
    if (!isCanonical(to)) {
      return Optional.empty();
    }
    InternetAddress address = new InternetAddress();
    address.setAddress(to.value());
    return Optional.of(address);
  }

  private static boolean isCanonical(EmailAddress to) {
    try {
      return new EmailAddress(to.value()).equals(to);
    } catch (InvalidInputException stored) {
      return false;
    }
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
