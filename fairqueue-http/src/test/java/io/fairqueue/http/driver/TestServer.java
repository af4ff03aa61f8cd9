package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.password.Argon2Costs;
import io.fairqueue.crypto.password.Argon2idHasher;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.config.Overrides;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.tck.server.TemplateDatabase;
import io.fairqueue.tck.server.TemporaryDirectory;
import io.fairqueue.tck.server.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A running server. */
public final class TestServer implements AutoCloseable {

  private static final String PASSWORD = "correct horse battery";
  private static final String PASSWORD_HASH =
      new Argon2idHasher(new Argon2Costs(64, 1, 1), new SecureRandom()).hash(PASSWORD);

  private static final TemplateDatabase MIGRATED =
      new TemplateDatabase(url -> migrate(new PostgresConfig(url, null, null, 4)));

  private static @Nullable TestServer shared;

  private final FairQueueServer server;
  private final Queue<RuntimeException> failures;
  private final InstantSource time;
  private final HikariDataSource pool;
  private final PostgresStores stores;
  private final Tokens tokens;

  private TestServer(
      FairQueueServer server,
      Queue<RuntimeException> failures,
      InstantSource time,
      @Nullable String keySecret) {
    this.server = server;
    this.failures = failures;
    this.time = time;
    this.pool = PostgresDataSources.pool(new PostgresConfig(server.jdbcUrl(), null, null, 4));
    this.stores = new PostgresStores(pool, LineListener.none());
    SigningKeys keys = new SigningKeys(stores.signingKeys(), keySecret, IdSource.random());
    keys.refresh();
    this.tokens = new Tokens(keys);
  }

  /**
   * The server that tests share, started once per JVM: with stores of its own, a mailbox and the
   * sandbox. Make your own event; stop nothing, flush nothing. What fails in its background fails
   * the test that was running.
   */
  public static synchronized TestServer shared() {
    if (shared == null) {
      TemporaryDirectory data = TemporaryDirectory.create("fairqueue-test");
      TestServer started = embedded(data.path(), Map.of());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      started.close();
                    } finally {
                      data.delete();
                    }
                  },
                  "test-server-end"));
      shared = started;
    }
    return shared;
  }

  /** Fails for what failed in the background of the shared server since the last look. */
  static synchronized void assertSharedIsSound() {
    if (shared != null) {
      shared.assertSound();
    }
  }

  private void assertSound() {
    List<RuntimeException> heard = new ArrayList<>();
    failures.removeIf(heard::add);
    assertThat(heard).as("failures in the background").isEmpty();
  }

  /** A server with stores of its own under this directory. */
  public static TestServer embedded(Path data, Map<String, String> more) {
    return start(onData(data, more), null);
  }

  /** The JDBC URL of a migrated database of the test's own: a server on it starts sooner. */
  public static String freshDatabaseUrl() {
    return MIGRATED.copy();
  }

  static void migrate(PostgresConfig database) {
    try (var pool = PostgresDataSources.pool(database)) {
      PostgresMigrations.migrate(pool);
    }
  }

  /** A server on new stores, whose time goes when it is told to. */
  public static TestServer at(InstantSource time) {
    return start(onStores(freshDatabaseUrl(), TestRedis.url(), Map.of()), time);
  }

  /** The same, at a time of the test's own. */
  public static TestServer embedded(Path data, InstantSource time) {
    return start(onData(data, Map.of()), time);
  }

  /** The same, with more settings. */
  public static TestServer embedded(Path data, Map<String, String> more, InstantSource time) {
    return start(onData(data, more), time);
  }

  /** A server on these stores. */
  public static TestServer on(String postgresUrl, String redisUrl, Map<String, String> more) {
    return start(onStores(postgresUrl, redisUrl, more), null);
  }

  /** The same, at a time of the test's own. */
  public static TestServer on(
      String postgresUrl, String redisUrl, Map<String, String> more, InstantSource time) {
    return start(onStores(postgresUrl, redisUrl, more), time);
  }

  private static Map<String, String> onData(Path data, Map<String, String> more) {
    EmbeddedData.fill(data);
    var settings = new HashMap<>(more);
    settings.put("FAIRQUEUE_DATA", data.toString());
    return settings;
  }

  private static Map<String, String> onStores(
      String postgresUrl, String redisUrl, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("FAIRQUEUE_POSTGRES_URL", postgresUrl);
    settings.put("FAIRQUEUE_REDIS_URL", redisUrl);
    for (String limit :
        new String[] {
          "PER_ADDRESS",
          "PER_ACCOUNT",
          "LOGINS",
          "CODES",
          "FAILURES_PER_NETWORK",
          "CODES_PER_NETWORK"
        }) {
      settings.putIfAbsent("FAIRQUEUE_RATE_LIMIT_" + limit, "0");
    }
    return settings;
  }

  /** A second node on the stores of this one. */
  public TestServer sibling(Map<String, String> more) {
    String redis = server.redisUrl();
    if (redis == null) {
      throw new AssertionError("a server without Redis has no siblings here");
    }
    return on(server.jdbcUrl(), redis, more);
  }

  public URI url() {
    return server.baseUrl();
  }

  public String jdbcUrl() {
    return server.jdbcUrl();
  }

  public @Nullable String redisUrl() {
    return server.redisUrl();
  }

  public Api api() {
    return new Api(url(), null);
  }

  /** Where its operators ask. */
  public Api management() {
    DocumentedAnswers.leaveOut(server.managementUrl());
    return new Api(server.managementUrl(), null);
  }

  /** Its database, past it. */
  public PostgresStores stores() {
    return stores;
  }

  /** Its keys, past it. */
  public Tokens tokens() {
    return tokens;
  }

  /** A new fan, logged in by a code from the mailbox. */
  public Fan fan() {
    return Fan.byCode(api());
  }

  /** {@code count} new fans, whose accounts and sessions are made past the server. */
  public List<Fan> fans(int count) {
    return IntStream.range(0, count).mapToObj(i -> newFan()).toList();
  }

  /** A new fan, whose account and session are made past the server. */
  public Fan newFan() {
    return newFan(UUID.randomUUID() + "@fans.example");
  }

  /** Very many of them, whose accounts are made by one statement. */
  public List<Fan> crowd(int count) {
    Instant now = time.instant();
    UUID[] ids = IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
    try (var connection = DriverManager.getConnection(jdbcUrl());
        var insert =
            connection.prepareStatement(
                "insert into customers"
                    + " (id, email, email_verified, session_epoch, created_at, updated_at)"
                    + " select id, id || '@fans.example', false, 0, now(), now()"
                    + " from unnest(?) id")) {
      insert.setArray(1, connection.createArrayOf("uuid", ids));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError("no crowd", e);
    }
    return Arrays.stream(ids).map(id -> fan(id, 0, id + "@fans.example", now)).toList();
  }

  /** The same, with an address of the test's own. */
  public Fan newFan(String email) {
    Instant now = time.instant();
    var account =
        stores
            .customers()
            .findOrCreate(new EmailAddress(email), new CustomerId(UUID.randomUUID()), now);
    return fan(account.id().value(), account.sessionEpoch(), email, now);
  }

  private Fan fan(UUID id, int sessionEpoch, String email, Instant now) {
    String token =
        tokens.session(TokenKind.CUSTOMER, id, sessionEpoch, now, now.plus(Duration.ofHours(24)));
    return new Fan(api().as(token), id.toString(), email);
  }

  /** Its time. */
  public Instant time() {
    return time.instant();
  }

  /** What a metric stands at, by its whole name with its labels; 0 if it has not moved yet. */
  public double metric(String name) {
    return management()
        .get("/metrics")
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findAny()
        .orElse(0);
  }

  /** Has the sandbox refuse to give this payment's money back, until it is to take it on again. */
  public void refuseRefunds(String payment, boolean refused) {
    sql(
        ("update sandbox.payments s set status = '%s' from payments p"
                + " where p.reference = s.reference and p.id = '%s'")
            .formatted(refused ? "FAILED" : "PAID", payment));
  }

  /** Changes what only operators may. */
  public void sql(String statement) {
    try (var connection = DriverManager.getConnection(jdbcUrl());
        var execution = connection.createStatement()) {
      execution.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
  }

  /** The one number that a question to the database answers. */
  public long count(String query) {
    try (var connection = DriverManager.getConnection(jdbcUrl());
        var execution = connection.createStatement();
        var rows = execution.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** An event whose only admission is taken and lasts: its line does not move. */
  public String crowded() {
    String event =
        organizer().onSale(1, Map.of("max_active", 1, "admission_window_seconds", 3_600));
    Fan first = newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    return event;
  }

  public Organizer organizer() {
    return organizer(false);
  }

  /** A new organizer; accounts of theirs are made by operators, so this one comes by SQL. */
  public Organizer organizer(boolean admin) {
    UUID id = UUID.randomUUID();
    String email = id + "@organizers.example";
    try (var connection = DriverManager.getConnection(jdbcUrl());
        var insert =
            connection.prepareStatement(
                "insert into organizers"
                    + " (id, email, name, password_hash, admin, disabled, created_at)"
                    + " values (?, ?, 'An Organizer', ?, ?, false, now())")) {
      insert.setObject(1, id);
      insert.setString(2, email);
      insert.setString(3, PASSWORD_HASH);
      insert.setBoolean(4, admin);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError("no organizer", e);
    }
    String token =
        api()
            .post("/api/v1/auth/organizer/login", Map.of("email", email, "password", PASSWORD))
            .expect(200)
            .text("token");
    return new Organizer(api().as(token), id.toString(), email, time);
  }

  /** Forgets failures in the background that a test provoked. */
  public void forgive(String words) {
    failures.removeIf(failure -> String.valueOf(failure.getMessage()).contains(words));
  }

  @Override
  public void close() {
    stores.close();
    pool.close();
    server.close();
    assertSound();
  }

  private static TestServer start(Map<String, String> settings, @Nullable InstantSource time) {
    settings.putIfAbsent("FAIRQUEUE_PORT", "0");
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    var overrides =
        new Overrides(
            time,
            (task, failure) -> {
              if (!(failure instanceof StoreUnavailableException)) {
                failures.add(failure);
              }
            });
    return new TestServer(
        FairQueueServer.start(ServerConfig.read(settings), overrides),
        failures,
        time == null ? InstantSource.system() : time,
        settings.get("FAIRQUEUE_KEY_SECRET"));
  }
}
