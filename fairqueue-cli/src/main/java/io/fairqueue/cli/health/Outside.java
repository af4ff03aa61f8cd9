package io.fairqueue.cli.health;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.messages.smtp.SmtpContact;
import io.fairqueue.paystack.PaystackConfig;
import io.fairqueue.paystack.PaystackContact;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls what a server calls: the mail server, the gateway, the proxy of webhooks. */
final class Outside {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private Outside() {}

  static List<Finding> of(ServerConfig config) {
    List<Finding> findings = new ArrayList<>();
    if (config.smtp() != null) {
      findings.add(mail(config.smtp()));
    }
    if (config.paystack() != null) {
      findings.add(gateway(config.paystack()));
    }
    if (config.hooks().proxy() != null) {
      findings.add(proxy(config.hooks().proxy()));
    }
    return findings;
  }

  private static Finding mail(SmtpConfig smtp) {
    String where = smtp.host() + ":" + smtp.port();
    return switch (SmtpContact.with(smtp)) {
      case SmtpContact.Answered well -> Finding.ok("mail server", where + " lets us in");
      case SmtpContact.Stranger stranger ->
          Finding.bad(
              "mail server",
              "%s does not know our account: %s".formatted(where, stranger.words()),
              "check %s and %s".formatted(Setting.SMTP_USER.key(), Setting.SMTP_PASSWORD.key()));
      case SmtpContact.Refused refused ->
          Finding.bad(
              "mail server",
              "%s does not want us: %s".formatted(where, refused.words()),
              "ask who runs it; smtps:// in %s encrypts from the start"
                  .formatted(Setting.SMTP_URL.key()));
      case SmtpContact.Unreachable nobody ->
          Finding.bad(
              "mail server",
              "%s does not answer: %s".formatted(where, nobody.words()),
              "check %s, and what is in between".formatted(Setting.SMTP_URL.key()));
    };
  }

  private static Finding gateway(PaystackConfig paystack) {
    String where = paystack.baseUrl().toString();
    return switch (PaystackContact.with(paystack)) {
      case PaystackContact.Answered well -> Finding.ok("gateway", where + " knows our key");
      case PaystackContact.KeyRefused refused ->
          Finding.bad(
              "gateway",
              "%s does not take our key: %s".formatted(where, refused.words()),
              "set %s to the secret key of the account's page, not the public one"
                  .formatted(Setting.PAYSTACK_SECRET_KEY.key()));
      case PaystackContact.Strange strange ->
          Finding.bad(
              "gateway",
              "%s does not answer as Paystack does: %s".formatted(where, strange.words()),
              "check " + Setting.PAYSTACK_URL.key());
      case PaystackContact.Unreachable nobody ->
          Finding.bad(
              "gateway",
              "%s does not answer: %s".formatted(where, nobody.words()),
              "let this machine call it; payments wait until it can");
    };
  }

  private static Finding proxy(URI proxy) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(proxy.getHost(), proxy.getPort()), (int) TIMEOUT.toMillis());
      return Finding.ok("webhook proxy", proxy + " takes connections");
    } catch (IOException nobody) {
      return Finding.bad(
          "webhook proxy",
          "%s does not answer: %s".formatted(proxy, nobody.getMessage()),
          "start it, or correct " + Setting.WEBHOOK_PROXY.key());
    }
  }
}
