package io.fairqueue.messages.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How mail is handed over.
 *
 * @param user null where the server asks for no account
 * @param password never printed
 * @param from the sender of every mail
 */
public record SmtpConfig(
    String host,
    int port,
    Encryption encryption,
    @Nullable String user,
    @Nullable String password,
    String from) {

  /** What becomes of a connection before anything secret goes over it. */
  public enum Encryption {
    /** Encrypted from the start. */
    TLS,
    /** STARTTLS (RFC 3207), or nothing is sent. */
    STARTTLS,
    /** STARTTLS where it is offered: on this machine, or where the URL says insecure. */
    IF_OFFERED
  }

  private static final int SMTP = 587;
  private static final int SMTPS = 465;

  // Only literals: a name would be looked up, and may mean another machine tomorrow.
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1]");

  /**
   * Reads {@code smtp://host:port}, {@code smtps://host:port} or {@code smtp://…?insecure=true}.
   */
  public static SmtpConfig of(
      String url, @Nullable String user, @Nullable String password, String from) {
    URI at = URI.create(url);
    boolean tls = "smtps".equals(at.getScheme());
    if ((!tls && !"smtp".equals(at.getScheme()))
        || at.getHost() == null
        || at.getRawUserInfo() != null
        || !(at.getRawPath().isEmpty() || "/".equals(at.getRawPath()))) {
      throw new IllegalArgumentException("not an SMTP URL");
    }
    int port = at.getPort() > 0 ? at.getPort() : tls ? SMTPS : SMTP;
    return new SmtpConfig(at.getHost(), port, encryption(at, tls), user, password, from);
  }

  /** The sender's address, without a name. */
  public String address() {
    try {
      return new InternetAddress(from).getAddress();
    } catch (AddressException e) {
      throw new IllegalStateException("the sender was checked", e);
    }
  }

  /** The sender of every mail, {@code box@shop.example} or {@code Shop <box@shop.example>}. */
  public static String sender(String text) {
    try {
      InternetAddress[] parsed = InternetAddress.parse(text, true);
      if (parsed.length != 1 || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
        throw new IllegalArgumentException("not one email address in ASCII");
      }
      return text;
    } catch (AddressException e) {
      throw new IllegalArgumentException("not an email address", e);
    }
  }

  private static Encryption encryption(URI at, boolean tls) {
    boolean insecure = "insecure=true".equals(at.getRawQuery());
    if (at.getRawQuery() != null && (tls || !insecure)) {
      throw new IllegalArgumentException("not an SMTP URL");
    }
    if (tls) {
      return Encryption.TLS;
    }
    return insecure || THIS_MACHINE.matcher(at.getHost()).matches()
        ? Encryption.IF_OFFERED
        : Encryption.STARTTLS;
  }

  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + "]";
  }
}
