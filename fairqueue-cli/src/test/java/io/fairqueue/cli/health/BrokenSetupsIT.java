package io.fairqueue.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.process.EmbeddedStores;
import io.fairqueue.http.process.ServerFile;
import io.fairqueue.tck.fixture.LoopbackServer;
import io.fairqueue.tck.server.FreePort;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Set-ups that are broken in truth, and what the doctor tells about each. */
@Timeout(180)
class BrokenSetupsIT {

  @TempDir Path files;

  @Test
  @Tag("I4")
  void a_whole_set_up_is_well_in_every_part() throws IOException {
    try (EmbeddedStores stores = EmbeddedStores.start(files.resolve("stores"));
        MailServer mail = new MailServer();
        LoopbackServer gateway = gateway(200, "{\"status\":true,\"data\":[]}")) {
      var settings = new HashMap<>(whole());
      settings.put("FAIRQUEUE_POSTGRES_URL", stores.addresses().postgres().jdbcUrl());
      settings.put("FAIRQUEUE_REDIS_URL", String.valueOf(stores.addresses().redisUrl()));
      settings.put("FAIRQUEUE_SMTP_URL", mail.url());
      settings.put("FAIRQUEUE_PAYSTACK_URL", gateway.url());
      try (FairQueueServer server = FairQueueServer.start(ServerConfig.read(settings))) {
        Run run = doctor(settings);

        assertThat(server.baseUrl().getPort()).isPositive();
        assertThat(run.code()).as(run.out()).isZero();
        for (JsonNode each : run.json()) {
          if (!each.path("part").asText().equals("open files")) {
            assertThat(each.path("health").asText()).as(each.toString()).isEqualTo("OK");
          }
        }
        assertThat(run.json().findValuesAsText("part"))
            .contains(
                "settings",
                "java",
                "open files",
                "port",
                "postgres",
                "durability",
                "clock",
                "schema",
                "tables",
                "nodes",
                "messages",
                "keys",
                "key secret",
                "redis",
                "management",
                "proxies",
                "mail server",
                "gateway");
        assertThat(told(run, "port")).contains("is a FairQueue server's");
        assertThat(told(run, "postgres")).containsPattern("PostgreSQL 1[5-8]");
        assertThat(told(run, "redis")).containsPattern("Redis \\d");
      }
    }
  }

  @Test
  @Tag("I10")
  void a_wrong_password_is_told_in_the_words_of_postgres() throws Exception {
    try (PrivateServer postgres = TestPostgres.startOwn()) {
      String url = withPasswords(postgres.url());
      var wrong =
          Map.of(
              "FAIRQUEUE_POSTGRES_URL", url + "?user=asker&password=wrong", "FAIRQUEUE_PORT", "0");
      String words = "FATAL: password authentication failed for user \"asker\"";

      Run doctor = doctor(wrong);
      assertThat(doctor.code()).isEqualTo(1);
      assertThat(health(doctor, "postgres")).isEqualTo("BAD");
      assertThat(told(doctor, "postgres"))
          .contains(words, "FAIRQUEUE_POSTGRES_PASSWORD")
          .doesNotContain("wrong");

      for (String[] command : List.of(new String[] {"serve"}, new String[] {"event", "list"})) {
        Run run = Run.of(wrong, "", command);
        assertThat(run.code()).as(command[0]).isEqualTo(3);
        assertThat(lastLine(run.err()))
            .as(command[0])
            .startsWith("PostgreSQL does not let us in: " + words)
            .contains("FAIRQUEUE_POSTGRES_PASSWORD");
      }

      Run stranger = doctor(Map.of("FAIRQUEUE_POSTGRES_URL", url + "?user=nobody"));
      assertThat(told(stranger, "postgres")).contains("pg_hba.conf rejects", "rules in pg_hba");

      Run elsewhere =
          doctor(Map.of("FAIRQUEUE_POSTGRES_URL", postgres.url().replace("/postgres", "/nowhere")));
      assertThat(elsewhere.code()).isEqualTo(1);
      assertThat(told(elsewhere, "postgres")).contains("\"nowhere\" does not exist", "create it");
    }
  }

  @Test
  void a_server_that_says_nothing_is_told_from_one_that_is_not_there() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Run run =
          doctor(
              Map.of(
                  "FAIRQUEUE_POSTGRES_URL",
                  "jdbc:postgresql://127.0.0.1:%d/sales".formatted(silent.getLocalPort())));
      assertThat(run.code()).isEqualTo(3);
      assertThat(health(run, "postgres")).isEqualTo("GONE");
      assertThat(told(run, "postgres")).contains("takes connections and says nothing");
    }
    Run nobody = doctor(Map.of("FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/sales"));
    assertThat(nobody.code()).isEqualTo(3);
    assertThat(told(nobody, "postgres")).contains("127.0.0.1:1 refused", "start it");

    Run unknown =
        doctor(Map.of("FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://no-such-host.invalid/sales"));
    assertThat(told(unknown, "postgres")).contains("nobody knows the host no-such-host.invalid");
  }

  @Test
  void a_redis_that_wants_a_password_is_told_from_one_that_is_not_there() throws IOException {
    String database = migrated();
    try (PrivateServer redis = TestRedis.startOwn()) {
      URI at = URI.create(redis.url());
      say(at, "CONFIG SET requirepass sesame");

      Run without = doctor(on(database, redis.url()));
      assertThat(without.code()).isEqualTo(1);
      assertThat(health(without, "redis")).isEqualTo("BAD");
      assertThat(told(without, "redis"))
          .contains("NOAUTH Authentication required.", "FAIRQUEUE_REDIS_URL")
          .doesNotContain("HELLO");

      String url = "redis://:%s@localhost:" + at.getPort();
      Run wrong = doctor(on(database, url.formatted("rice")));
      assertThat(told(wrong, "redis")).contains("WRONGPASS").doesNotContain("rice");

      Run right = doctor(on(database, url.formatted("sesame")));
      assertThat(health(right, "redis")).as(right.out()).isEqualTo("OK");
      assertThat(right.out()).doesNotContain("sesame");
    }
    Run nobody = doctor(on(database, "redis://localhost:1"));
    assertThat(nobody.code()).isEqualTo(3);
    assertThat(health(nobody, "redis")).isEqualTo("GONE");
    assertThat(told(nobody, "redis")).contains("localhost:1 does not answer", "start it");
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Run run = doctor(on(database, "redis://127.0.0.1:" + silent.getLocalPort()));
      assertThat(health(run, "redis")).isEqualTo("GONE");
      assertThat(told(run, "redis")).contains("takes connections and says nothing", "was stopped");
    }
  }

  @Test
  @Tag("I9")
  void settings_that_no_server_can_read_are_told_once_and_the_rest_is_looked_at() {
    String database = migrated();
    Map<Setting, String> unfit =
        Map.of(Setting.KEY_SECRET, "short", Setting.WEBHOOK_ALLOW, "everywhere");
    for (Map.Entry<Setting, String> each : unfit.entrySet()) {
      String key = each.getKey().key();
      var settings = Map.of("FAIRQUEUE_POSTGRES_URL", database, key, each.getValue());
      Run run = doctor(settings);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).isEmpty();
      assertThat(health(run, "settings")).isEqualTo("BAD");
      assertThat(told(run, "settings")).contains(key, "fairqueue settings");
      assertThat(run.out()).doesNotContain("\"stores\"");

      Run command = Run.of(settings, "", "organizer", "list");
      assertThat(command.code()).isEqualTo(2);
      assertThat(command.err()).contains(key).doesNotContain("report it");
    }
  }

  @Test
  @Tag("I12")
  void migrations_that_are_pending_or_of_a_newer_release_are_told() throws IOException {
    String empty = TestPostgres.freshDatabaseUrl();
    Run pending = doctor(Map.of("FAIRQUEUE_POSTGRES_URL", empty));
    assertThat(pending.code()).isEqualTo(1);
    assertThat(told(pending, "schema")).containsPattern("schema 0, .* \\d+ migrations are pending");

    String database = migrated();
    assertThat(health(doctor(Map.of("FAIRQUEUE_POSTGRES_URL", database)), "schema"))
        .isEqualTo("OK");

    migrateFurther(database, "V9001__more_to_come");
    Run newer = doctor(Map.of("FAIRQUEUE_POSTGRES_URL", database));
    assertThat(newer.code()).isZero();
    assertThat(health(newer, "schema")).isEqualTo("WEAK");
    assertThat(told(newer, "schema")).contains("schema 9001", "finish the upgrade");

    migrateFurther(database, "V9002__breaking_what_was");
    Run outgrown = doctor(Map.of("FAIRQUEUE_POSTGRES_URL", database));
    assertThat(outgrown.code()).isEqualTo(1);
    assertThat(health(outgrown, "schema")).isEqualTo("BAD");
    assertThat(told(outgrown, "schema")).contains("schema 9002", "run that release");
  }

  @Test
  @Tag("I9")
  void another_key_secret_than_the_one_used_is_told() {
    String database = migrated();
    var first =
        Map.of(
            "FAIRQUEUE_POSTGRES_URL", database, "FAIRQUEUE_KEY_SECRET", "the first secret of two");
    assertThat(Run.of(first, "", "keys", "rotate").code()).isZero();

    Run run =
        doctor(
            Map.of(
                "FAIRQUEUE_POSTGRES_URL",
                database,
                "FAIRQUEUE_KEY_SECRET",
                "the other secret of two"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(health(run, "keys")).isEqualTo("BAD");
    assertThat(told(run, "keys")).contains("FAIRQUEUE_KEY_SECRET");
    assertThat(health(doctor(first), "keys")).isEqualTo("OK");
  }

  @Test
  void a_port_that_somebody_else_has_is_told() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Run run =
          doctor(
              Map.of(
                  "FAIRQUEUE_POSTGRES_URL",
                  migrated(),
                  "FAIRQUEUE_HOST",
                  "127.0.0.1",
                  "FAIRQUEUE_PORT",
                  port));

      assertThat(run.code()).isEqualTo(1);
      assertThat(told(run, "port")).contains("port " + port, "FAIRQUEUE_PORT", "ss -ltnp");
    }
    Run elsewhere =
        doctor(
            Map.of(
                "FAIRQUEUE_POSTGRES_URL", migrated(),
                "FAIRQUEUE_HOST", "192.0.2.1",
                "FAIRQUEUE_PORT", "8080"));
    assertThat(health(elsewhere, "port")).isEqualTo("BAD");
    assertThat(told(elsewhere, "port")).contains("FAIRQUEUE_HOST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EHLO | 535 5.7.8 wrong | does not know our account | FAIRQUEUE_SMTP_PASSWORD",
        "     | 554 go away     | does not want us          | ask who runs it",
      })
  void a_mail_server_that_refuses_is_told_in_its_words(
      @Nullable String after, String answer, String told, String remedy) throws IOException {
    try (MailServer mail = new MailServer()) {
      mail.refuses(after == null, answer);
      var settings = new HashMap<>(whole());
      settings.put("FAIRQUEUE_PORT", "0");
      settings.put("FAIRQUEUE_SMTP_URL", mail.url());
      settings.put("FAIRQUEUE_SMTP_USER", "box");
      settings.put("FAIRQUEUE_SMTP_PASSWORD", "sesame");

      Run run = doctor(settings);

      assertThat(run.code()).isEqualTo(1);
      assertThat(told(run, "mail server")).contains(told, remedy, answer.substring(0, 3));
      assertThat(run.out()).doesNotContain("sesame");
    }
  }

  @Test
  void what_a_server_calls_and_nobody_answers_is_told() {
    var settings = new HashMap<>(whole());
    settings.put("FAIRQUEUE_PORT", "0");
    settings.put("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:1");
    settings.put("FAIRQUEUE_PAYSTACK_URL", "http://127.0.0.1:1");
    settings.put("FAIRQUEUE_WEBHOOK_PROXY", "http://127.0.0.1:1");

    Run run = doctor(settings);

    assertThat(run.code()).isEqualTo(1);
    for (String part : List.of("mail server", "gateway", "webhook proxy")) {
      assertThat(health(run, part)).isEqualTo("BAD");
      assertThat(told(run, part)).contains("127.0.0.1:1 does not answer");
    }
  }

  @Test
  void a_gateway_that_does_not_take_the_key_is_told() {
    try (LoopbackServer gateway = gateway(401, "{\"status\":false,\"message\":\"Invalid key\"}")) {
      var settings = new HashMap<>(whole());
      settings.put("FAIRQUEUE_PORT", "0");
      settings.put("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:1");
      settings.put("FAIRQUEUE_PAYSTACK_URL", gateway.url());

      Run run = doctor(settings);

      assertThat(told(run, "gateway"))
          .contains("does not take our key: Invalid key", "FAIRQUEUE_PAYSTACK_SECRET_KEY")
          .doesNotContain("sk_live_1");
    }
  }

  @Test
  void settings_that_are_unfit_or_half_are_told_one_by_one() {
    Run run =
        doctor(
            Map.of(
                "FAIRQUEUE_POSTGRES_URL", migrated(),
                "FAIRQUEUE_PORT", "http",
                "FAIRQUEUE_SMTP_USER", "box"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().findValuesAsText("detail"))
        .anyMatch(each -> each.startsWith("FAIRQUEUE_PORT is \"http\""))
        .contains("FAIRQUEUE_SMTP_USER needs FAIRQUEUE_SMTP_URL");
    assertThat(health(run, "postgres")).isEqualTo("OK");

    Run unknown = doctor(Map.of("FAIRQUEUE_POSTGRS_URL", "x"));
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(told(unknown, "settings")).contains("did you mean FAIRQUEUE_POSTGRES_URL?");

    Run proxies =
        doctor(
            Map.of(
                "FAIRQUEUE_POSTGRES_URL",
                migrated(),
                "FAIRQUEUE_PUBLIC_URL",
                "https://shop.example"));
    assertThat(health(proxies, "proxies")).isEqualTo("WEAK");
    assertThat(told(proxies, "proxies")).contains("set FAIRQUEUE_TRUSTED_PROXIES");
  }

  @Test
  void few_open_files_are_told() throws Exception {
    Process doctor =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 1500; exec \"$@\"",
                "sh",
                java(),
                "-cp",
                classPath(),
                "io.fairqueue.cli.Main",
                "doctor",
                "--data",
                files.resolve("none").toString(),
                "--json")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = text(doctor.getInputStream());
    Run run = new Run(doctor.waitFor(), out, "");

    assertThat(health(run, "open files")).isEqualTo("WEAK");
    assertThat(told(run, "open files")).contains("1,500 at once", "ulimit -n");
    assertThat(run.code()).isEqualTo(3);
    assertThat(told(run, "stores")).contains("No server runs on", "start a server");
  }

  @Test
  @Tag("N63")
  void after_a_kill_it_is_told_that_no_server_runs_and_what_still_does() throws Exception {
    Path data = files.resolve("data");
    Process server =
        new ProcessBuilder(
                java(),
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                classPath(),
                "io.fairqueue.cli.Main",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = server.inputReader()) {
      assertThat(out.readLine()).startsWith("FairQueue is ready on ");
      assertThat(health(onData(data), "server")).isEqualTo("OK");
    }
    server.destroyForcibly().waitFor();
    ServerFile left = ServerFile.read(data).orElseThrow();

    Run killed = onData(data);
    assertThat(killed.code()).isEqualTo(1);
    assertThat(told(killed, "server"))
        .contains("process %d is not there any more".formatted(left.pid()))
        .contains("PostgreSQL and Redis still run", "fairqueue serve");

    end(left.postgresPid());
    end(left.redisPid());
    Run nothing = onData(data);
    assertThat(nothing.code()).isEqualTo(3);
    assertThat(told(nothing, "server")).contains("of its stores nothing runs");
    assertThat(health(nothing, "postgres")).isEqualTo("GONE");
  }

  @Test
  void people_read_what_to_do_under_what_is_amiss() {
    Run run =
        Run.of(
            Map.of("FAIRQUEUE_PORT", "0"),
            "",
            "doctor",
            "--postgres-url",
            "jdbc:postgresql://127.0.0.1:1/sales");
    assertThat(run.out())
        .containsPattern("(?m)^OK    settings +a server can read them$")
        .containsPattern("(?m)^GONE  postgres +.*refused\\n +→ start it, or correct");
  }

  private static Map<String, String> whole() {
    return Map.of(
        "FAIRQUEUE_POSTGRES_URL", migrated(),
        "FAIRQUEUE_REDIS_URL", TestRedis.url(),
        "FAIRQUEUE_KEY_SECRET", "sixteen characters",
        "FAIRQUEUE_PAYSTACK_SECRET_KEY", "sk_live_1",
        "FAIRQUEUE_SMTP_FROM", "box@shop.example",
        "FAIRQUEUE_PUBLIC_URL", "https://shop.example",
        "FAIRQUEUE_TRUSTED_PROXIES", "10.0.0.0/8",
        "FAIRQUEUE_HOST", "127.0.0.1",
        "FAIRQUEUE_PORT", Integer.toString(FreePort.any()),
        "FAIRQUEUE_MANAGEMENT", "127.0.0.1:" + FreePort.any());
  }

  private static Map<String, String> on(String database, String redis) {
    return Map.of("FAIRQUEUE_POSTGRES_URL", database, "FAIRQUEUE_REDIS_URL", redis);
  }

  private static Run doctor(Map<String, String> settings) {
    var all = new HashMap<>(Map.of("FAIRQUEUE_PORT", "0"));
    all.putAll(settings);
    return wellTold(Run.of(all, "", "doctor", "--json"));
  }

  private static Run onData(Path data) {
    return wellTold(
        Run.of(Map.of("FAIRQUEUE_PORT", "0"), "", "doctor", "--json", "--data", data.toString()));
  }

  /** Whatever is amiss comes with what to do about it. */
  private static Run wellTold(Run run) {
    for (JsonNode each : run.json()) {
      assertThat(each.path("remedy").isNull())
          .as(each.toString())
          .isEqualTo(each.path("health").asText().equals("OK"));
    }
    return run;
  }

  private static String health(Run run, String part) {
    return part(run, part).path("health").asText();
  }

  private static String told(Run run, String part) {
    JsonNode finding = part(run, part);
    return finding.path("detail").asText() + "; " + finding.path("remedy").asText();
  }

  private static JsonNode part(Run run, String name) {
    for (JsonNode finding : run.json()) {
      if (finding.path("part").asText().equals(name)) {
        return finding;
      }
    }
    throw new AssertionError("nothing about " + name + ": " + run);
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (before, line) -> line);
  }

  private static String migrated() {
    String url = TestPostgres.freshDatabaseUrl();
    assertThat(Run.of("migrate", "--postgres-url", url).code()).isZero();
    return url;
  }

  private void migrateFurther(String url, String migration) throws IOException {
    Path folder = Files.createDirectories(files.resolve("migrations"));
    Files.writeString(folder.resolve(migration + ".sql"), "select 1;\n");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("filesystem:" + folder)
        .table("fairqueue_history")
        .validateOnMigrate(false)
        .load()
        .migrate();
  }

  /** Has it ask one role for a password, and let another one in at no price; answers its URL. */
  private static String withPasswords(String url) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create role asker login password 'right'");
      statement.execute("create role nobody login");
      var row = statement.executeQuery("show hba_file");
      assertThat(row.next()).isTrue();
      Path rules = Path.of(row.getString(1));
      Files.writeString(
          rules,
          "host all asker all scram-sha-256\nhost all nobody all reject\n"
              + Files.readString(rules));
      statement.execute("select pg_reload_conf()");
    }
    return url.replaceFirst("\\?.*", "");
  }

  private static void say(URI redis, String command) throws IOException {
    try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat((char) socket.getInputStream().read()).isEqualTo('+');
    }
  }

  private static LoopbackServer gateway(int status, String answer) {
    return new LoopbackServer(
        Map.of(
            "/balance",
            exchange -> {
              byte[] body = answer.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(status, body.length);
              try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
              }
            }));
  }

  private static void end(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace("\n", File.pathSeparator);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A mail server that takes calls, until it is told to refuse them. */
  private static final class MailServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicReference<String> greeting = new AtomicReference<>("220 post.example");
    private final AtomicReference<String> login = new AtomicReference<>("235 welcome");

    MailServer() throws IOException {
      Thread.ofVirtual().start(this::serve);
    }

    String url() {
      return "smtp://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on refuses callers at once, or when they log in. */
    void refuses(boolean atOnce, String answer) {
      (atOnce ? greeting : login).set(answer);
    }

    private void serve() {
      while (!door.isClosed()) {
        try {
          Socket caller = door.accept();
          Thread.ofVirtual().start(() -> talk(caller));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void talk(Socket caller) {
      try (caller;
          var in =
              new BufferedReader(
                  new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
        say(caller, Objects.requireNonNull(greeting.get()));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          String word = line.replaceFirst(" .*", "");
          say(
              caller,
              switch (word) {
                case "EHLO" -> "250-post.example\r\n250 AUTH PLAIN";
                case "AUTH" -> Objects.requireNonNull(login.get());
                case "QUIT" -> "221 bye";
                default -> "250 fine";
              });
        }
      } catch (IOException hungUp) {
        // Callers come and go.
      }
    }

    private static void say(Socket to, String line) throws IOException {
      to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
