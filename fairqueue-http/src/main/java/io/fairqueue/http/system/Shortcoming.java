package io.fairqueue.http.system;

import io.fairqueue.http.config.MailConfig;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server is not set up for, or by half, and runs without.
 *
 * @param part of what
 * @param cost what it costs
 * @param remedy what to do about it
 */
public record Shortcoming(String part, String cost, String remedy) {

  /** How Paystack marks keys of an account that only plays. */
  private static final String TEST_KEY = "sk_test_";

  /** All of a configuration; none of a server to try things with, which has what it needs. */
  public static List<Shortcoming> of(ServerConfig config) {
    List<Shortcoming> all = new ArrayList<>();
    if (!config.embedded()) {
      absences(config, all);
      playMoney(config, all);
    }
    mail(config, all);
    proxies(config, all);
    return all;
  }

  private static void absences(ServerConfig config, List<Shortcoming> all) {
    if (config.smtp() == null) {
      all.add(
          new Shortcoming(
              "mail",
              "there is no mail server, so nobody gets one-time codes, tickets or invitations",
              set(Setting.SMTP_URL)));
    }
    if (config.paystack() == null) {
      all.add(
          new Shortcoming(
              "gateway",
              "there is none, so only free tickets are sold",
              set(Setting.PAYSTACK_SECRET_KEY)));
    }
    if (config.keySecret() == null) {
      all.add(
          new Shortcoming(
              "key secret",
              "there is none, so who can read the database or its backups can sign tokens",
              set(Setting.KEY_SECRET) + ", 16 characters or more"));
    }
    if (config.redisUrl() == null) {
      all.add(
          new Shortcoming(
              "redis",
              "there is none, so one-time codes and limits are each node's own",
              set(Setting.REDIS_URL) + " before you run a second node"));
    }
    if (config.stream() != null && config.redisUrl() == null) {
      all.add(
          new Shortcoming(
              "stream",
              "%s names one, and without a Redis nothing is added to it"
                  .formatted(Setting.STREAM.key()),
              set(Setting.REDIS_URL)));
    }
  }

  private static void playMoney(ServerConfig config, List<Shortcoming> all) {
    if (config.paystack() != null && config.paystack().secretKey().startsWith(TEST_KEY)) {
      all.add(
          new Shortcoming(
              "gateway",
              "its key is one for tests, so tickets are sold and no money moves",
              set(Setting.PAYSTACK_SECRET_KEY) + " to the live one before you sell"));
    }
  }

  private static void mail(ServerConfig config, List<Shortcoming> all) {
    if (config.smtp() == null) {
      return;
    }
    if (config.smtp().from().equals(MailConfig.NOBODY)) {
      all.add(
          new Shortcoming(
              "mail",
              "it is from %s, which most mail servers refuse".formatted(MailConfig.NOBODY),
              set(Setting.SMTP_FROM)));
    }
    if (config.publicUrl() == null) {
      all.add(new Shortcoming("mail", "it has no links to pages", set(Setting.PUBLIC_URL)));
    }
  }

  private static void proxies(ServerConfig config, List<Shortcoming> all) {
    boolean encrypted =
        config.publicUrl() != null && "https".equals(config.publicUrl().getScheme());
    if (encrypted && config.trustedProxies().isEmpty()) {
      all.add(
          new Shortcoming(
              "proxies",
              "%s is https, so there is a proxy, and none is named: all who come through it share one"
                      .formatted(Setting.PUBLIC_URL.key())
                  + " address's limits",
              set(Setting.TRUSTED_PROXIES)));
    }
    if (!config.trustedProxies().isEmpty() && config.publicUrl() == null) {
      all.add(
          new Shortcoming(
              "proxies",
              "%s names some, and nobody says where browsers reach them: behind them nobody can sign"
                      .formatted(Setting.TRUSTED_PROXIES.key())
                  + " in on pages",
              set(Setting.PUBLIC_URL) + ", with https"));
    }
  }

  private static String set(Setting setting) {
    return "set " + setting.key();
  }

  /** In one line. */
  @Override
  public String toString() {
    return "%s: %s; %s".formatted(part, cost, remedy);
  }
}
