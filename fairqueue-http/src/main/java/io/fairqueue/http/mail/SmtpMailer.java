package io.fairqueue.http.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.SmtpConfig;
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

/** Hands mail over to an SMTP server (RFC 5321). Every wait has an end. */
public final class SmtpMailer implements Mailer {

  private static final String TIMEOUT_MILLIS = "5000";

  private final Session session;
  private final SmtpConfig config;

  public SmtpMailer(SmtpConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config), login(config));
  }

  @Override
  public void send(EmailAddress to, String subject, String text) {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(config.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.value()));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      Transport.send(message);
    } catch (MessagingException e) {
      throw new StoreUnavailableException("mail", e);
    }
  }

  private static Properties properties(SmtpConfig config) {
    String protocol = config.tls() ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty("mail.transport.protocol.rfc822", protocol);
    properties.setProperty(prefix + "host", config.host());
    properties.setProperty(prefix + "port", Integer.toString(config.port()));
    properties.setProperty(prefix + "auth", Boolean.toString(config.user() != null));
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
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
