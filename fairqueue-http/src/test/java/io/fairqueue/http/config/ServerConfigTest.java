package io.fairqueue.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.crypto.oidc.TrustedIssuer;
import io.fairqueue.domain.AddressRange;
import io.fairqueue.domain.Retention;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.witness.WitnessKey;
import io.fairqueue.http.log.LogConfig;
import io.fairqueue.http.tracing.Sampling;
import io.fairqueue.http.tracing.TracingConfig;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.push.FcmAccount;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.paystack.PaystackConfig;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.s3.S3Config;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

@Tag("I9")
@Tag("N38")
final class ServerConfigTest {

  private static final String WITNESS =
      "example.org/witness+bf835ca6+BAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB";

  private static final String CHAIN =
      "%s:%s:1700000000:3:bls-unchained-g1-rfc9380".formatted("ab".repeat(32), "cd".repeat(96));

  @Test
  void nothing_set_is_an_embedded_server_with_sane_defaults() {
    ServerConfig config = ServerConfig.read(Map.of());

    assertThat(config.embedded()).isTrue();
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.listen()).isEqualTo(new ListenAddress("127.0.0.1", 8080));
    assertThat(config.management()).isEqualTo(new ListenAddress("127.0.0.1", 0));
    assertThat(config.data()).isEqualTo(Path.of("data"));
    assertThat(config.postgres()).isNull();
    assertThat(config.redisUrl()).isNull();
    assertThat(config.keySecret()).isNull();
    assertThat(config.paystack()).isNull();
    assertThat(config.smtp()).isNull();
    assertThat(config.rateLimits()).isEqualTo(RateLimits.none());
    assertThat(config.publicUrl()).isNull();
    assertThat(config.allowedOrigins()).isEmpty();
    assertThat(config.trustedProxies()).isEmpty();
    assertThat(config.stalePaymentAge()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.retention()).isEqualTo(Retention.defaults());
    assertThat(config.hooks()).isEqualTo(HookSettings.defaults().withLoopback(true));
    assertThat(config.pushContact()).isEqualTo("mailto:fairqueue@localhost");
    assertThat(config.fcm()).isNull();
    assertThat(config.startTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.oidcIssuers()).isEmpty();
    assertThat(config.s3()).isNull();
    assertThat(config.geoFile()).isNull();
    assertThat(config.mail()).isEqualTo(new MailConfig(Locale.ENGLISH, 4));
    assertThat(config.console()).isTrue();
    assertThat(config.logs()).isEqualTo(new LogConfig(LogConfig.Form.TEXT, Level.INFO));
    assertThat(config.tracing()).isNull();
    assertThat(config.witnesses()).isEmpty();
  }

  @Test
  void everything_set_is_everything_read() {
    ServerConfig config = ServerConfig.read(everything());

    assertThat(config.embedded()).isFalse();
    assertThat(config.listen()).isEqualTo(new ListenAddress("192.0.2.1", 9090));
    assertThat(config.management()).isEqualTo(new ListenAddress("::1", 9091));
    assertThat(config.data()).isEqualTo(Path.of("elsewhere"));
    assertThat(config.postgres())
        .isEqualTo(
            new PostgresConfig(
                "jdbc:postgresql://db:5432/sales", "box", "open sesame", 33, "tickets"));
    assertThat(config.redisUrl()).isEqualTo("rediss://cache:6380");
    assertThat(config.keySecret()).isEqualTo("sixteen characters");
    assertThat(config.paystack())
        .extracting(PaystackConfig::secretKey, PaystackConfig::baseUrl, PaystackConfig::callbackUrl)
        .containsExactly(
            "sk_test_1", URI.create("http://gateway:1"), URI.create("https://shop.example/paid"));
    assertThat(config.smtp())
        .isEqualTo(
            new SmtpConfig(
                "post", 2525, SmtpConfig.Encryption.TLS, "me", "my password", "box@shop.example"));
    assertThat(config.rateLimits()).isEqualTo(new RateLimits(1, 2, 3, 4, 5, 6));
    assertThat(config.publicUrl()).isEqualTo(URI.create("https://shop.example/"));
    assertThat(config.allowedOrigins())
        .containsExactly("https://a.example", "http://b.example:8080");
    assertThat(config.trustedProxies())
        .containsExactly(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1"));
    assertThat(config.stalePaymentAge()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.retention())
        .isEqualTo(
            new Retention(Duration.ofDays(3), null, Duration.ofDays(4), Duration.ofDays(400)));
    assertThat(config.hooks())
        .isEqualTo(
            HookSettings.defaults()
                .allowing(
                    List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00::/8")))
                .through(URI.create("http://proxy.example:3128")));
    assertThat(config.pushContact()).isEqualTo("mailto:ops@shop.example");
    assertThat(config.fcm())
        .isNotNull()
        .extracting(FcmAccount::email, FcmAccount::sending)
        .containsExactly(
            "box@p.iam.example",
            URI.create("https://fcm.googleapis.com/v1/projects/p/messages:send"));
    assertThat(config.startTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.mail()).isEqualTo(new MailConfig(Locale.forLanguageTag("de-AT"), 7));
    assertThat(config.lineMemory()).isEqualTo(3L << 30);
    assertThat(config.stream()).isEqualTo("fairqueue:messages");
    assertThat(config.oidcIssuers())
        .containsExactly(
            new TrustedIssuer("https://id.example", "shop", "keys.json", false),
            new TrustedIssuer("https://work.example/a", "box", null, true));
    assertThat(config.geoFile()).isEqualTo(Path.of("countries.mmdb"));
    assertThat(config.console()).isFalse();
    assertThat(config.staffTotp()).isTrue();
    assertThat(config.logs()).isEqualTo(new LogConfig(LogConfig.Form.JSON, Level.DEBUG));
    assertThat(config.tracing())
        .isEqualTo(
            new TracingConfig(
                URI.create("https://collector.example:4318"),
                Map.of("Authorization", "Bearer a+b", "X-Scope", "1"),
                "tickets",
                Map.of("deployment.environment.name", "test"),
                new Sampling(0.25, false)));
    assertThat(config.beacon())
        .isEqualTo(
            new BeaconConfig(
                false,
                List.of(URI.create("http://localhost:9"), URI.create("https://relay.example")),
                BeaconChain.parse(CHAIN),
                Duration.ofMinutes(1)));
    assertThat(config.witnesses())
        .containsExactly(
            new WitnessAddress(WitnessKey.parse(WITNESS), URI.create("http://localhost:7380")));
    assertThat(config.s3())
        .isEqualTo(
            new S3Config(
                URI.create("https://s3.example:9000"), "pictures", "eu-1", "AKID", "s3 secret"));
  }

  /** A setting that nobody reads would not be missed when it is left out. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONFIG")
  void every_setting_makes_a_difference(Setting setting) {
    var less = everything();
    less.remove(setting.key());

    assertThat(outcome(less)).isNotEqualTo(outcome(everything()));
  }

  @Test
  void everything_here_is_every_setting() {
    assertThat(everything().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  @Test
  @Tag("I27")
  void real_stores_are_served_on_all_addresses_and_embedded_ones_only_where_somebody_says_so() {
    String key = Setting.HOST.key();
    String stores = Setting.POSTGRES_URL.key();

    assertThat(ServerConfig.read(Map.of(stores, "jdbc:postgresql://db/sales")).listen())
        .hasToString("*:8080")
        .returns(false, ListenAddress::isLoopback)
        .returns(URI.create("http://localhost:8080"), ListenAddress::url);
    for (String open : List.of("*", "0.0.0.0", "::", "192.0.2.1", "[2001:db8::1]")) {
      assertThat(ServerConfig.read(Map.of(key, open)).listen().isLoopback()).as(open).isFalse();
    }
    for (String closed : List.of("localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]")) {
      assertThat(ServerConfig.read(Map.of(key, closed)).listen().isLoopback()).as(closed).isTrue();
    }
    assertThat(ServerConfig.read(Map.of(key, "::1")).listen().url())
        .isEqualTo(URI.create("http://[::1]:8080"));
  }

  @Test
  void real_stores_have_limits_that_let_a_crowd_through() {
    var config = ServerConfig.read(Map.of("FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://db/sales"));

    assertThat(config.rateLimits()).isEqualTo(RateLimits.defaults());
    assertThat(config.rateLimits().perAddress()).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"SMTP_URL            | smtp://127.0.0.1", "PAYSTACK_SECRET_KEY | sk_test_1"})
  @Tag("A16")
  @Tag("I8")
  void limits_are_on_whenever_mail_or_money_is_real(String setting, String value) {
    assertThat(ServerConfig.read(Map.of("FAIRQUEUE_" + setting, value)).rateLimits())
        .isEqualTo(RateLimits.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "https://shop.example/a | box@shop.example        | https://shop.example/a",
        "http://shop.example    | Box <box@shop.example>  | mailto:box@shop.example",
        "-                      | \"a b\"@shop.example     | mailto:%22a%20b%22@shop.example"
      })
  @Tag("B10")
  void push_services_reach_the_pages_or_whoever_mail_is_from(
      @Nullable String publicUrl, String from, String contact) {
    Map<String, String> settings = new HashMap<>();
    settings.put("FAIRQUEUE_SMTP_URL", "smtp://post.example");
    settings.put("FAIRQUEUE_SMTP_FROM", from);
    if (publicUrl != null) {
      settings.put("FAIRQUEUE_PUBLIC_URL", publicUrl);
    }
    assertThat(ServerConfig.read(settings).pushContact()).isEqualTo(contact);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://post.example, STARTTLS",
    "smtp://10.0.0.1:25, STARTTLS",
    "smtp://localhost.evil.example, STARTTLS",
    "smtp://127.evil.example, STARTTLS",
    "smtp://post.example?insecure=true, IF_OFFERED",
    "smtp://localhost, IF_OFFERED",
    "smtp://127.0.0.1:2525, IF_OFFERED",
    "smtp://[::1], IF_OFFERED",
    "smtps://post.example, TLS"
  })
  @Tag("A16")
  void mail_to_another_host_is_encrypted_unless_the_url_says_insecure(
      String url, SmtpConfig.Encryption encryption) {
    SmtpConfig smtp = ServerConfig.read(Map.of("FAIRQUEUE_SMTP_URL", url)).smtp();
    assertThat(smtp).isNotNull().extracting(SmtpConfig::encryption).isEqualTo(encryption);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PORT                | 65536",
        "PORT                | http",
        "HOST                | 127.0.0.1:80",
        "HOST                | a b",
        "HOST                | http://localhost",
        "HOST                | ::1/64",
        "MANAGEMENT          | 9090",
        "MANAGEMENT          | localhost",
        "MANAGEMENT          | localhost:70000",
        "MANAGEMENT          | [localhost]:1",
        "MANAGEMENT          | ::1:9090",
        "SMTP_URL            | smtp://post.example?insecure=yes",
        "SMTP_URL            | smtps://post.example?insecure=true",
        "SMTP_URL            | smtp://me:secret@post.example",
        "SMTP_URL            | smtp://post.example/path",
        "POSTGRES_URL        | mysql://db/sales",
        "KEY_SECRET          | too short",
        "PUBLIC_URL          | shop.example",
        "ALLOWED_ORIGINS     | https://a.example/path",
        "ALLOWED_ORIGINS     | *",
        "TRUSTED_PROXIES     | proxy.example",
        "TRUSTED_PROXIES     | 10.0.0.0/33",
        "STALE_PAYMENT_AGE   | 60",
        "STALE_PAYMENT_AGE   | 0s",
        "START_TIMEOUT       | forever",
        "KEEP_WEBHOOKS       | 71h",
        "WEBHOOK_ALLOW       | intranet",
        "WEBHOOK_PROXY       | proxy.example:3128",
        "WEBHOOK_PROXY       | http://proxy.example",
        "WEBHOOK_PROXY       | http://me:secret@proxy.example:3128",
        "FCM_FILE            | no/such/file",
        "PUSH_CONTACT        | ops@shop.example",
        "PUSH_CONTACT        | mailto:nobody",
        "PUSH_CONTACT        | http://shop.example",
        "KEEP_AUDIT          | never",
        "LINE_MEMORY         | 7",
        "LINE_MEMORY         | 0m",
        "STREAM              | two words",
        "RATE_LIMIT_LOGINS   | -1",
        "SMTP_URL            | post:25",
        "POSTGRES_POOL_SIZE  | -7",
        "POSTGRES_SCHEMA     | Tickets",
        "POSTGRES_SCHEMA     | pg_tickets",
        "POSTGRES_SCHEMA     | one,two",
        "REDIS_URL           | cache:6379",
        "S3_URL              | s3.example",
        "S3_URL              | https://s3.example/bucket",
        "S3_BUCKET           | Pictures",
        "S3_BUCKET           | ../pictures",
        "S3_REGION           | EU central",
        "OIDC_ISSUERS        | https://id.example",
        "OIDC_ISSUERS        | http://id.example;shop",
        "OIDC_ISSUERS        | https://id.example;shop;jwks=http://id.example/keys",
        "OIDC_ISSUERS        | https://id.example;shop;admins",
      })
  void an_unfit_value_is_refused_by_name_with_what_would_be_right(String name, String value) {
    Setting setting = Setting.valueOf(name);
    String shown = setting.type() == Setting.Type.SECRET ? "unfit" : "\"" + setting.shown(value);

    assertThatThrownBy(() -> ServerConfig.read(Map.of(setting.key(), value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(setting.key() + " is " + shown)
        .hasMessageContaining("; it takes " + setting.takes())
        .message()
        .doesNotContain("me:secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEY_SECRET   | open sesame",
        "POSTGRES_URL | mysql://ann:open sesame@db/sales",
        "POSTGRES_URL | mysql://db/sales?user=ann&password=open sesame",
        "REDIS_URL    | cache://:open sesame@cache:6379",
        "SMTP_URL     | smtp://ann:open sesame@post.example",
        "S3_URL       | https://ann:open sesame@s3.example/a",
      })
  @Tag("N36")
  void what_is_refused_gives_no_password_away(String name, String value) {
    Setting setting = Setting.valueOf(name);
    String given = value.replace("open sesame", "open/sesame");

    assertThatThrownBy(() -> ServerConfig.read(Map.of(setting.key(), given)))
        .hasMessageContaining(setting.key())
        .message()
        .doesNotContain("sesame", "open");
  }

  @Test
  void a_value_that_is_refused_stays_in_its_line() {
    assertThatThrownBy(
            () -> ServerConfig.read(Map.of("FAIRQUEUE_PORT", "80\nall is well\u001b[2K")))
        .hasMessage(
            "FAIRQUEUE_PORT is \"80\\u000aall is well\\u001b[2K\"; it takes "
                + Setting.PORT.takes());
  }

  @Test
  @Tag("N28")
  void a_stale_age_that_rescues_no_sale_is_refused() {
    String key = Setting.STALE_PAYMENT_AGE.key();

    assertThatThrownBy(() -> ServerConfig.read(Map.of(key, "10m")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key + " is 600 s, and by default a hold lasts 600 s");
    assertThat(ServerConfig.read(Map.of(key, "599s")).stalePaymentAge())
        .isEqualTo(Duration.ofSeconds(599));
  }

  @Test
  void an_unknown_name_is_refused() {
    assertThatThrownBy(() -> ServerConfig.read(Map.of("FAIRQUEUE_PROT", "8080")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("FAIRQUEUE_PROT is not a setting of FairQueue; did you mean FAIRQUEUE_PORT?");
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThatThrownBy(
            () -> ServerConfig.read(Map.of("FAIRQUEUE_PROT", "1", "FAIRQUEUE_PORT", "x")))
        .hasMessageContaining("FAIRQUEUE_PROT")
        .hasMessageContaining("FAIRQUEUE_PORT is \"x\"; it takes a port");
  }

  @Test
  void what_only_makes_sense_together_is_refused_alone() {
    for (String name :
        List.of(
            "REDIS_URL",
            "POSTGRES_USER",
            "POSTGRES_SCHEMA",
            "PAYSTACK_URL",
            "PAYSTACK_CALLBACK_URL",
            "SMTP_PASSWORD",
            "S3_URL",
            "S3_BUCKET",
            "S3_REGION",
            "S3_ACCESS_KEY",
            "S3_SECRET_KEY")) {
      String key = "FAIRQUEUE_" + name;
      assertThatThrownBy(() -> ServerConfig.read(Map.of(key, everything().get(key))))
          .as(name)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(key + " needs FAIRQUEUE_");
    }
  }

  @Test
  void what_the_launcher_and_the_tests_read_is_let_alone() {
    Map<String, String> others =
        Map.of(
            "FAIRQUEUE_JAVA_HOME", "v",
            "FAIRQUEUE_JAVA_OPTS", "w",
            "FAIRQUEUE_CACHE", "x",
            "FAIRQUEUE_TEST_POSTGRES_URL", "y",
            "PATH", "z");

    assertThat(ServerConfig.read(others)).isEqualTo(ServerConfig.read(Map.of()));
  }

  @Test
  @Tag("I24")
  void what_kubernetes_says_of_a_service_of_our_name_is_let_alone() {
    Map<String, String> service =
        Map.of(
            "FAIRQUEUE_SERVICE_HOST", "10.0.0.1",
            "FAIRQUEUE_SERVICE_PORT", "80",
            "FAIRQUEUE_SERVICE_PORT_HTTP", "80",
            "FAIRQUEUE_PORT_80_TCP", "tcp://10.0.0.1:80",
            "FAIRQUEUE_PORT_80_TCP_ADDR", "10.0.0.1");

    assertThat(ServerConfig.read(service)).isEqualTo(ServerConfig.read(Map.of()));
  }

  @Test
  void a_system_property_wins_over_the_environment() {
    Properties properties = new Properties();
    properties.setProperty("FAIRQUEUE_PORT", "2");
    properties.setProperty("fairqueue.other", "x");

    assertThat(
            ServerConfigReader.ofProcess(
                Map.of("FAIRQUEUE_PORT", "1", "FAIRQUEUE_DATA", "d", "HOME", "h"), properties))
        .isEqualTo(Map.of("FAIRQUEUE_PORT", "2", "FAIRQUEUE_DATA", "d"));
  }

  @Test
  @Tag("N36")
  void secrets_do_not_print() {
    ServerConfig config = ServerConfig.read(everything());

    assertThat(
            "%s %s %s %s %s"
                .formatted(
                    config, config.smtp(), config.paystack(), config.postgres(), config.s3()))
        .doesNotContain(
            "open sesame", "sixteen characters", "sk_test_1", "my password", "s3 secret");
  }

  static String outcome(Map<String, String> settings) {
    try {
      ServerConfig c = ServerConfig.read(settings);
      return List.of(
              c.listen(),
              c.management(),
              c.data(),
              String.valueOf(c.redisUrl()),
              String.valueOf(c.keySecret()),
              c.postgres() == null
                  ? ""
                  : c.postgres().user() + c.postgres().password() + c.postgres(),
              c.paystack() == null
                  ? ""
                  : c.paystack()
                      + " "
                      + c.paystack().callbackUrl()
                      + new TreeSet<>(c.paystack().currencies()),
              c.smtp() == null ? "" : c.smtp().user() + c.smtp().password() + c.smtp().from(),
              c.rateLimits(),
              String.valueOf(c.publicUrl()),
              c.allowedOrigins(),
              c.trustedProxies(),
              c.stalePaymentAge(),
              c.retention(),
              c.hooks(),
              c.mail(),
              c.pushContact(),
              String.valueOf(c.fcm()),
              c.lineMemory(),
              c.startTimeout(),
              String.valueOf(c.stream()),
              c.oidcIssuers(),
              String.valueOf(c.geoFile()),
              c.console(),
              c.staffTotp(),
              c.beacon(),
              c.witnesses(),
              c.logs(),
              c.tracing() == null ? "" : c.tracing() + " " + c.tracing().headers(),
              c.s3() == null ? "" : c.s3() + c.s3().region() + c.s3().accessKey())
          .toString();
    } catch (ConfigurationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Path emptyFile() {
    try {
      Path file = Files.createTempFile("settings", ".properties");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path serviceAccount() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      String key =
          Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      Path file = Files.createTempFile("account", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          """
          {"client_email": "box@p.iam.example", "project_id": "p", "token_uri": "https://id.example",
           "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}\
          """
              .formatted(key));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> everything() {
    var all = new EnumMap<Setting, String>(Setting.class);
    all.put(Setting.CONFIG, emptyFile().toString());
    all.put(Setting.PORT, "9090");
    all.put(Setting.SMTP_CONNECTIONS, "7");
    all.put(Setting.LOCALE, "de-AT");
    all.put(Setting.HOST, "192.0.2.1");
    all.put(Setting.MANAGEMENT, "[::1]:9091");
    all.put(Setting.DATA, "elsewhere");
    all.put(Setting.POSTGRES_URL, "jdbc:postgresql://db:5432/sales");
    all.put(Setting.POSTGRES_USER, "box");
    all.put(Setting.POSTGRES_PASSWORD, "open sesame");
    all.put(Setting.POSTGRES_POOL_SIZE, "33");
    all.put(Setting.POSTGRES_SCHEMA, "tickets");
    all.put(Setting.REDIS_URL, "rediss://cache:6380");
    all.put(Setting.KEY_SECRET, "sixteen characters");
    all.put(Setting.PAYSTACK_SECRET_KEY, "sk_test_1");
    all.put(Setting.PAYSTACK_URL, "http://gateway:1");
    all.put(Setting.PAYSTACK_CURRENCIES, "NGN,EUR");
    all.put(Setting.PAYSTACK_CALLBACK_URL, "https://shop.example/paid");
    all.put(Setting.SMTP_URL, "smtps://post:2525");
    all.put(Setting.SMTP_USER, "me");
    all.put(Setting.SMTP_PASSWORD, "my password");
    all.put(Setting.SMTP_FROM, "box@shop.example");
    all.put(Setting.RATE_LIMIT_PER_ADDRESS, "1");
    all.put(Setting.RATE_LIMIT_PER_ACCOUNT, "2");
    all.put(Setting.RATE_LIMIT_LOGINS, "3");
    all.put(Setting.RATE_LIMIT_CODES, "4");
    all.put(Setting.RATE_LIMIT_FAILURES_PER_NETWORK, "5");
    all.put(Setting.RATE_LIMIT_CODES_PER_NETWORK, "6");
    all.put(Setting.PUBLIC_URL, "https://shop.example/");
    all.put(Setting.ALLOWED_ORIGINS, "https://a.example, http://b.example:8080");
    all.put(Setting.TRUSTED_PROXIES, "10.0.0.0/8,::1");
    all.put(Setting.STALE_PAYMENT_AGE, "2m");
    all.put(Setting.KEEP_WEBHOOKS, "3d");
    all.put(Setting.KEEP_AUDIT, "forever");
    all.put(Setting.KEEP_MESSAGES, "4d");
    all.put(Setting.DRAW_SECRET_DAYS, "400");
    all.put(Setting.WEBHOOK_ALLOW, "10.1.0.0/16,fd00::/8");
    all.put(Setting.WEBHOOK_PROXY, "http://proxy.example:3128");
    all.put(Setting.PUSH_CONTACT, "mailto:ops@shop.example");
    all.put(Setting.FCM_FILE, serviceAccount().toString());
    all.put(Setting.START_TIMEOUT, "5s");
    all.put(Setting.LINE_MEMORY, "3g");
    all.put(Setting.STREAM, "fairqueue:messages");
    all.put(
        Setting.OIDC_ISSUERS,
        "https://id.example;shop;jwks=keys.json, https://work.example/a;box;organizers");
    all.put(Setting.GEO_FILE, "countries.mmdb");
    all.put(Setting.CONSOLE, "false");
    all.put(Setting.STAFF_TOTP, "required");
    all.put(Setting.LOG_FORMAT, "json");
    all.put(Setting.LOG_LEVEL, "debug");
    all.put(Setting.OTEL_EXPORTER_OTLP_ENDPOINT, "https://collector.example:4318");
    all.put(Setting.OTEL_EXPORTER_OTLP_HEADERS, "Authorization=Bearer%20a+b, X-Scope=1");
    all.put(Setting.OTEL_SERVICE_NAME, "tickets");
    all.put(Setting.OTEL_RESOURCE_ATTRIBUTES, "deployment.environment.name=test");
    all.put(Setting.OTEL_TRACES_SAMPLER, "traceidratio");
    all.put(Setting.OTEL_TRACES_SAMPLER_ARG, "0.25");
    all.put(Setting.S3_URL, "https://s3.example:9000");
    all.put(Setting.S3_BUCKET, "pictures");
    all.put(Setting.S3_REGION, "eu-1");
    all.put(Setting.S3_ACCESS_KEY, "AKID");
    all.put(Setting.S3_SECRET_KEY, "s3 secret");
    all.put(Setting.BEACON, "none");
    all.put(Setting.BEACON_RELAYS, "http://localhost:9,https://relay.example");
    all.put(Setting.BEACON_CHAIN, CHAIN);
    all.put(Setting.WITNESSES, WITNESS + "=http://localhost:7380");
    all.put(Setting.BEACON_PATIENCE, "1m");
    return all.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().key(), Map.Entry::getValue, (a, b) -> a, HashMap::new));
  }
}
