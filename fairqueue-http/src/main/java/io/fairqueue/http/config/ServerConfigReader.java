package io.fairqueue.http.config;

import io.fairqueue.domain.AddressRange;
import io.fairqueue.domain.Currencies;
import io.fairqueue.domain.Retention;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.push.FcmAccount;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.paystack.PaystackConfig;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.redis.RedisConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ServerConfig} from settings, and collects every fault before it gives up. */
final class ServerConfigReader {

  private static final String LOOPBACK = "127.0.0.1";

  private static final String FOREVER = "forever";
  private static final Duration MAX_KEPT = Duration.ofDays(36_500);

  private final GivenSettings given;
  private final Settings settings;

  ServerConfigReader(GivenSettings given) {
    this.given = given;
    this.settings = new Settings(given);
  }

  static Map<String, String> ofProcess(Map<String, String> environment, Properties properties) {
    var merged = new HashMap<>(environment);
    properties.stringPropertyNames().stream()
        .filter(Setting::isOurs)
        .forEach(name -> merged.put(name, properties.getProperty(name)));
    merged.keySet().removeIf(name -> !Setting.isOurs(name));
    return merged;
  }

  ServerConfig read() {
    PostgresConfig postgres = postgres();
    PaystackConfig paystack = paystack();
    SmtpConfig smtp = smtp();
    URI publicUrl = settings.fit(Setting.PUBLIC_URL, ServerConfigReader::webUrl);
    IdentitySettings identity = new IdentitySettings(settings);
    WatchSettings watch = new WatchSettings(settings);
    boolean plays = postgres == null && paystack == null && smtp == null;
    var config =
        new ServerConfig(
            listen(postgres == null && settings.text(Setting.POSTGRES_URL) == null),
            management(),
            Path.of(settings.text(Setting.DATA, "data")),
            postgres,
            settings.fit(Setting.REDIS_URL, ServerConfigReader::redisUrl),
            settings.fit(Setting.KEY_SECRET, ServerConfigReader::keySecret),
            paystack,
            smtp,
            rateLimits(plays ? RateLimits.none() : RateLimits.defaults()),
            publicUrl,
            settings.list(Setting.ALLOWED_ORIGINS, ServerConfigReader::origin),
            settings.list(Setting.TRUSTED_PROXIES, AddressRange::parse),
            stalePaymentAge(),
            retention(),
            hooks(postgres == null && settings.text(Setting.POSTGRES_URL) == null),
            pushContact(publicUrl, smtp),
            settings.fit(Setting.FCM_FILE, file -> FcmAccount.read(Path.of(file))),
            settings.duration(
                Setting.START_TIMEOUT,
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofHours(1)),
            settings.bytes(Setting.LINE_MEMORY, LineMemory.ofThisNode().limit(), 1 << 20),
            settings.fit(Setting.STREAM, ServerConfigReader::stream),
            identity.issuers(),
            identity.s3(),
            settings.fit(Setting.GEO_FILE, Path::of),
            mail(),
            console(),
            staffTotp(),
            BeaconConfig.read(settings),
            settings.list(Setting.WITNESSES, WitnessAddress::parse),
            watch.logs(),
            watch.tracing(),
            given);
    settings.refuseFaults();
    return config;
  }

  /** Stores to try things with are for this machine, until somebody opens the door. */
  private ListenAddress listen(boolean embedded) {
    String host = settings.fit(Setting.HOST, ListenAddress::host);
    String usual = embedded ? LOOPBACK : ListenAddress.ALL;
    return new ListenAddress(
        host == null ? usual : host, settings.integer(Setting.PORT, 8080, 0, 65_535));
  }

  private ListenAddress management() {
    ListenAddress address = settings.fit(Setting.MANAGEMENT, ListenAddress::parse);
    return address == null ? new ListenAddress(LOOPBACK, 0) : address;
  }

  /** Reconciliation must come before expiry, or it rescues nothing. */
  private Duration stalePaymentAge() {
    Duration age =
        settings.duration(
            Setting.STALE_PAYMENT_AGE,
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofDays(1));
    Duration hold = SalePolicy.defaults().claimTtl();
    if (age.compareTo(hold) >= 0) {
      settings.refuse(
          Setting.STALE_PAYMENT_AGE,
          "is %d s, and by default a hold lasts %d s: set less, or silent payments are asked about"
                  .formatted(age.toSeconds(), hold.toSeconds())
              + " when their holds are over");
    }
    return age;
  }

  private Retention retention() {
    Retention defaults = Retention.defaults();
    return new Retention(
        kept(Setting.KEEP_WEBHOOKS, defaults.webhooks()),
        kept(Setting.KEEP_AUDIT, defaults.audit()),
        kept(Setting.KEEP_MESSAGES, defaults.messages()),
        secretsKept(defaults.secrets()));
  }

  /** Null for ever. */
  private @Nullable Duration secretsKept(@Nullable Duration otherwise) {
    if (settings.text(Setting.DRAW_SECRET_DAYS) == null) {
      return otherwise;
    }
    return FOREVER.equals(settings.text(Setting.DRAW_SECRET_DAYS))
        ? null
        : Duration.ofDays(
            settings.integer(
                Setting.DRAW_SECRET_DAYS,
                0,
                (int) Retention.MIN.toDays(),
                (int) MAX_KEPT.toDays()));
  }

  private static String stream(String name) {
    if (!name.matches("[\\x21-\\x7e]{1,200}")) {
      throw new IllegalArgumentException("no name of a stream");
    }
    return name;
  }

  /** A server to try things with may call this machine. */
  private HookSettings hooks(boolean embedded) {
    return HookSettings.defaults()
        .withLoopback(embedded)
        .allowing(settings.list(Setting.WEBHOOK_ALLOW, AddressRange::parse))
        .through(settings.fit(Setting.WEBHOOK_PROXY, ServerConfigReader::proxy));
  }

  /** Where nobody says it: the pages, else whoever mail is from. */
  private String pushContact(@Nullable URI publicUrl, @Nullable SmtpConfig smtp) {
    URI given = settings.fit(Setting.PUSH_CONTACT, ServerConfigReader::contact);
    URI usual =
        publicUrl != null && "https".equals(publicUrl.getScheme())
            ? publicUrl
            : mailTo(smtp == null ? MailConfig.NOBODY : smtp.address());
    return (given == null ? usual : given).toASCIIString();
  }

  private static URI contact(String text) {
    URI contact = URI.create(text);
    boolean isMail =
        "mailto".equals(contact.getScheme()) && contact.getSchemeSpecificPart().matches(".+@.+");
    if (!isMail && !"https".equals(webUrl(text).getScheme())) {
      throw new IllegalArgumentException("not a contact");
    }
    return contact;
  }

  private static URI mailTo(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Null for ever. */
  private @Nullable Duration kept(Setting setting, @Nullable Duration otherwise) {
    String text = settings.text(setting);
    if (text == null) {
      return otherwise;
    }
    return text.equals(FOREVER)
        ? null
        : settings.duration(setting, Retention.MIN, Retention.MIN, MAX_KEPT);
  }

  private @Nullable PostgresConfig postgres() {
    int connections = settings.integer(Setting.POSTGRES_POOL_SIZE, 20, 2, 1_000);
    String user = settings.text(Setting.POSTGRES_USER);
    String password = settings.text(Setting.POSTGRES_PASSWORD);
    String schema = settings.fit(Setting.POSTGRES_SCHEMA, PostgresConfig::checkedSchema);
    PostgresConfig config =
        settings.fit(
            Setting.POSTGRES_URL,
            url -> new PostgresConfig(url, user, password, connections, schema));
    if (settings.text(Setting.POSTGRES_URL) == null) {
      settings.needs(Setting.POSTGRES_USER, Setting.POSTGRES_URL);
      settings.needs(Setting.POSTGRES_PASSWORD, Setting.POSTGRES_URL);
      settings.needs(Setting.POSTGRES_POOL_SIZE, Setting.POSTGRES_URL);
      settings.needs(Setting.POSTGRES_SCHEMA, Setting.POSTGRES_URL);
      settings.needs(Setting.REDIS_URL, Setting.POSTGRES_URL);
    }
    return config;
  }

  private @Nullable PaystackConfig paystack() {
    PaystackConfig account = paystackAccount();
    List<Currency> taken = settings.list(Setting.PAYSTACK_CURRENCIES, Currencies::current);
    settings.needs(Setting.PAYSTACK_CURRENCIES, Setting.PAYSTACK_SECRET_KEY);
    return account == null || taken.isEmpty()
        ? account
        : account.taking(taken.stream().map(Currency::getCurrencyCode).collect(Collectors.toSet()));
  }

  private @Nullable PaystackConfig paystackAccount() {
    PaystackConfig there = settings.fit(Setting.PAYSTACK_SECRET_KEY, PaystackConfig::of);
    URI url = settings.fit(Setting.PAYSTACK_URL, ServerConfigReader::webUrl);
    URI callback = settings.fit(Setting.PAYSTACK_CALLBACK_URL, ServerConfigReader::webUrl);
    settings.needs(Setting.PAYSTACK_URL, Setting.PAYSTACK_SECRET_KEY);
    settings.needs(Setting.PAYSTACK_CALLBACK_URL, Setting.PAYSTACK_SECRET_KEY);
    return there == null
        ? null
        : new PaystackConfig(
            url == null ? there.baseUrl() : url,
            there.secretKey(),
            there.connectTimeout(),
            there.requestTimeout(),
            there.maxTries(),
            there.backoff(),
            callback);
  }

  private @Nullable SmtpConfig smtp() {
    String user = settings.text(Setting.SMTP_USER);
    String password = settings.text(Setting.SMTP_PASSWORD);
    String given = settings.fit(Setting.SMTP_FROM, SmtpConfig::sender);
    String from = given == null ? MailConfig.NOBODY : given;
    settings.needs(Setting.SMTP_USER, Setting.SMTP_URL);
    settings.needs(Setting.SMTP_PASSWORD, Setting.SMTP_USER);
    settings.needs(Setting.SMTP_FROM, Setting.SMTP_URL);
    return settings.fit(Setting.SMTP_URL, url -> SmtpConfig.of(url, user, password, from));
  }

  private MailConfig mail() {
    MailConfig defaults = MailConfig.defaults();
    Locale locale = settings.fit(Setting.LOCALE, MailConfig::locale);
    settings.needs(Setting.SMTP_CONNECTIONS, Setting.SMTP_URL);
    return new MailConfig(
        locale == null ? defaults.locale() : locale,
        settings.integer(Setting.SMTP_CONNECTIONS, defaults.connections(), 1, 100));
  }

  private boolean console() {
    Boolean wanted = settings.fit(Setting.CONSOLE, ServerConfigReader::trueOrFalse);
    return wanted == null || wanted;
  }

  private boolean staffTotp() {
    Boolean required =
        settings.fit(
            Setting.STAFF_TOTP,
            text ->
                switch (text) {
                  case "required" -> true;
                  case "optional" -> false;
                  default -> throw new IllegalArgumentException("neither optional nor required");
                });
    return required != null && required;
  }

  private static boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private RateLimits rateLimits(RateLimits otherwise) {
    return new RateLimits(
        limit(Setting.RATE_LIMIT_PER_ADDRESS, otherwise.perAddress()),
        limit(Setting.RATE_LIMIT_PER_ACCOUNT, otherwise.perAccount()),
        limit(Setting.RATE_LIMIT_LOGINS, otherwise.logins()),
        limit(Setting.RATE_LIMIT_CODES, otherwise.codes()),
        limit(Setting.RATE_LIMIT_FAILURES_PER_NETWORK, otherwise.failuresPerNetwork()),
        limit(Setting.RATE_LIMIT_CODES_PER_NETWORK, otherwise.codesPerNetwork()));
  }

  private int limit(Setting setting, int otherwise) {
    return settings.integer(setting, otherwise, 0, 100_000_000);
  }

  private static String redisUrl(String text) {
    return RedisConfig.of(text).url();
  }

  static String keySecret(String text) {
    if (text.length() < 16) {
      throw new IllegalArgumentException("too short");
    }
    return text;
  }

  static URI webUrl(String text) {
    URI url = URI.create(text);
    String scheme = String.valueOf(url.getScheme());
    if (!List.of("http", "https").contains(scheme) || url.getHost() == null) {
      throw new IllegalArgumentException("not a web address");
    }
    return url;
  }

  private static URI proxy(String text) {
    URI url = webUrl(text);
    boolean isBare =
        url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    if (!"http".equals(url.getScheme()) || url.getPort() < 1 || !isBare) {
      throw new IllegalArgumentException("not a proxy");
    }
    return url;
  }

  private static String origin(String text) {
    return WebOrigin.parse(text).text();
  }

  static List<String> split(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
