package io.fairqueue.http.config;

import java.util.Arrays;
import java.util.Optional;

/** What operators may set, by environment variable or system property; and what is expected. */
public enum Setting {
  PORT("a port from 0 (any free one) to 65535"),
  HOST("a name or address to listen on, like 127.0.0.1; * for all"),
  MANAGEMENT("host:port, like 127.0.0.1:9090; port 0 for any free one"),
  DATA("a directory"),
  POSTGRES_URL("jdbc:postgresql://host:port/database"),
  POSTGRES_USER("a role, together with FAIRQUEUE_POSTGRES_URL"),
  POSTGRES_PASSWORD("a password, together with FAIRQUEUE_POSTGRES_URL"),
  POSTGRES_POOL_SIZE("a number from 2 to 1000, together with FAIRQUEUE_POSTGRES_URL"),
  REDIS_URL(
      "redis://host:port, rediss:// or redis+cluster://, together with FAIRQUEUE_POSTGRES_URL"),
  KEY_SECRET("at least 16 characters"),
  PAYSTACK_CURRENCIES(
      "codes like NGN,USD that the account takes, together with FAIRQUEUE_PAYSTACK_SECRET_KEY"),
  PAYSTACK_SECRET_KEY("a secret key of Paystack"),
  PAYSTACK_URL("an http or https URL, together with FAIRQUEUE_PAYSTACK_SECRET_KEY"),
  PAYSTACK_CALLBACK_URL(
      "an http or https URL where fans come back to, together with"
          + " FAIRQUEUE_PAYSTACK_SECRET_KEY"),
  SMTP_URL(
      "smtp://host:port (with STARTTLS), smtps://host:port, or smtp://host:port?insecure=true (without)"),
  SMTP_USER("an account, together with FAIRQUEUE_SMTP_URL"),
  SMTP_PASSWORD("a password, together with FAIRQUEUE_SMTP_USER"),
  SMTP_FROM("an email address, together with FAIRQUEUE_SMTP_URL"),
  SMTP_CONNECTIONS("a number from 1 to 100, together with FAIRQUEUE_SMTP_URL"),
  LOCALE("a language tag of en, de, fr or ar, like de-AT"),
  RATE_LIMIT_PER_ADDRESS("calls a minute of one network; 0 for no limit"),
  RATE_LIMIT_PER_ACCOUNT("calls a minute; 0 for no limit"),
  RATE_LIMIT_LOGINS(
      "failed tries of one account from one network before each costs a wait; 0 for no limit"),
  RATE_LIMIT_CODES(
      "one-time codes of one address from one network before each costs a wait; 0 for no limit"),
  RATE_LIMIT_FAILURES_PER_NETWORK("failed tries a minute of one network; 0 for no limit"),
  RATE_LIMIT_CODES_PER_NETWORK("one-time codes a minute of one network; 0 for no limit"),
  PUBLIC_URL("an http or https URL"),
  ALLOWED_ORIGINS("origins like https://shop.example, separated by commas"),
  TRUSTED_PROXIES("addresses or ranges like 10.0.0.0/8, separated by commas"),
  STALE_PAYMENT_AGE("a time from 1s to what a hold lasts by default (10m), like 45s"),
  KEEP_WEBHOOKS("a time from 3d, like 30d; or forever"),
  KEEP_AUDIT("a time from 3d, like 400d; or forever"),
  KEEP_MESSAGES("a time from 3d, like 30d; or forever"),
  WEBHOOK_ALLOW(
      "addresses or ranges like 10.0.0.0/8 that webhooks may be sent to although they are not"
          + " public, separated by commas"),
  WEBHOOK_PROXY("http://host:port of a proxy that webhooks are sent by"),
  PUSH_CONTACT("mailto:address or an https URL, by which push services reach the operator"),
  FCM_FILE("a file of a service account of Firebase (JSON)"),
  START_TIMEOUT("a time from 1s to 1h, like 45s or 5m"),
  LINE_MEMORY("a size from 1m, like 512m or 4g"),
  STREAM("a name of up to 200 characters without spaces, like fairqueue:messages"),
  OIDC_ISSUERS(
      "issuer;audience, with ;jwks=URL or ;jwks=FILE and ;organizers where wanted, separated by"
          + " commas"),
  S3_URL("https://host of a storage that speaks S3, together with FAIRQUEUE_S3_BUCKET"),
  S3_BUCKET("the name of a bucket, together with FAIRQUEUE_S3_URL"),
  S3_REGION("a region like eu-central-1, together with FAIRQUEUE_S3_URL"),
  S3_ACCESS_KEY("a key's id, together with FAIRQUEUE_S3_URL"),
  S3_SECRET_KEY("a key's secret, together with FAIRQUEUE_S3_URL"),
  GEO_FILE("a file of countries or cities in MaxMind's format (.mmdb)"),
  CONSOLE("true or false"),
  STAFF_TOTP("optional or required");

  private final String expected;

  Setting(String expected) {
    this.expected = expected;
  }

  /** The name that operators use. */
  public String key() {
    return "FAIRQUEUE_" + name();
  }

  String expected() {
    return expected;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findAny();
  }
}
