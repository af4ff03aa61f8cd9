package io.fairqueue.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How mail is handed over.
 *
 * @param tls whether the connection is encrypted from the start, else with STARTTLS when offered
 * @param user null where the server asks for no account
 * @param password never printed
 * @param from the sender of every mail
 */
public record SmtpConfig(
    String host,
    int port,
    boolean tls,
    @Nullable String user,
    @Nullable String password,
    String from) {

  private static final int SMTP = 587;
  private static final int SMTPS = 465;

  /** Reads {@code smtp://host:port} or {@code smtps://host:port}. */
  static SmtpConfig of(String url, @Nullable String user, @Nullable String password, String from) {
    URI at = URI.create(url);
    boolean tls = "smtps".equals(at.getScheme());
    if ((!tls && !"smtp".equals(at.getScheme())) || at.getHost() == null) {
      throw new IllegalArgumentException("not an SMTP URL");
    }
    int port = at.getPort() > 0 ? at.getPort() : tls ? SMTPS : SMTP;
    return new SmtpConfig(at.getHost(), port, tls, user, password, from);
  }

  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + "]";
  }
}
