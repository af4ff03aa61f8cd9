package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.process.PrivateFiles;
import io.fairqueue.http.process.ServerFile;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with stores of its own. */
final class EmbeddedIT {

  private static final String LOGIN = "/api/v1/auth/customer/login";
  private static final Map<String, String> FAN =
      Map.of("email", "ada@fans.example", "password", "correct horse battery");

  @TempDir private Path data;

  @Test
  @Tag("N63")
  @Tag("I2")
  void the_next_start_ends_what_a_killed_server_left_and_knows_what_it_knew() {
    var settings = Map.of("FAIRQUEUE_DATA", data.toString());
    ServerFile left;
    try (ServerProcess killed = ServerProcess.start(settings)) {
      killed
          .api()
          .post(
              "/api/v1/auth/customer/register",
              Map.of(
                  "name", "Ada",
                  "email", FAN.get("email"),
                  "password", FAN.get("password")))
          .expect(201);
      killed.kill();
      left = ServerFile.read(data).orElseThrow();
      assertThat(left.pid()).isEqualTo(killed.pid());
      assertThat(List.of(left.postgresPid(), left.redisPid())).allMatch(EmbeddedIT::runs);
    }

    try (ServerProcess next = ServerProcess.start(settings)) {
      assertThat(List.of(left.postgresPid(), left.redisPid())).noneMatch(EmbeddedIT::runs);
      next.api().post(LOGIN, FAN).expect(200);
      next.api().get("/health").expect(200);
      ServerFile now = ServerFile.read(data).orElseThrow();
      assertThat(now.pid()).isEqualTo(next.pid());
      assertThat(now.url()).isEqualTo(next.api().base().toString());
      assertThat(storesOnDisk()).containsExactlyInAnyOrder(now.postgresPid(), now.redisPid());
    }
    assertThat(ServerFile.read(data)).isEmpty();
    assertThat(storesOnDisk()).isEmpty();
  }

  @Test
  void two_servers_do_not_share_a_directory() {
    try (TestServer first = TestServer.embedded(data, Map.of())) {
      assertThatThrownBy(() -> TestServer.embedded(data, Map.of()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("another FairQueue server already runs on the data directory")
          .hasMessageContaining(first.url().toString());
      assertThatThrownBy(() -> ServerProcess.start(Map.of("FAIRQUEUE_DATA", data.toString())))
          .hasMessageContaining("another FairQueue server already runs on the data directory");
      first.api().get("/health").expect(200);
    }
    try (TestServer again = TestServer.embedded(data, Map.of())) {
      again.api().get("/health").expect(200);
    }
  }

  @Test
  @Tag("I27")
  void nobody_gets_into_the_stores_without_the_password() throws Exception {
    try (TestServer server = TestServer.embedded(data, Map.of())) {
      URI database = URI.create(server.jdbcUrl().substring("jdbc:".length()));
      String bare = "jdbc:postgresql://127.0.0.1:%d/postgres?user=".formatted(database.getPort());
      for (String who : List.of("postgres", "fairqueue", "fairqueue&password=guess", "root")) {
        assertThatThrownBy(() -> DriverManager.getConnection(bare + who).close())
            .as(who)
            .isInstanceOf(SQLException.class);
      }
      assertThat(server.count("select count(*) from pg_roles where rolsuper and rolcanlogin"))
          .as("the superuser is there, and has no password")
          .isEqualTo(1);
      assertThat(
              server.count(
                  "select count(*) from pg_settings where name = 'unix_socket_directories'"
                      + " and setting = ''"))
          .isEqualTo(1);
      for (String forbidden :
          List.of(
              "copy (select 1) to program 'true'",
              "select pg_read_file('/etc/hostname')",
              "alter system set log_statement = 'all'",
              "select rolpassword from pg_authid",
              "set role postgres")) {
        assertThatThrownBy(() -> server.sql(forbidden))
            .as(forbidden)
            .hasStackTraceContaining("ermission denied");
      }
      URI redis = URI.create(String.valueOf(server.redisUrl()));
      assertThat(redis(redis, "PING")).startsWith("-NOAUTH");
      assertThat(redis(redis, "AUTH guess", "PING")).startsWith("-WRONGPASS");
      String password = redis.getUserInfo().substring(1);
      assertThat(redis(redis, "AUTH " + password, "PING")).isEqualTo("+OK\n+PONG");
      for (String needless : List.of("CONFIG GET dir", "MODULE LIST", "REPLICAOF NO ONE")) {
        assertThat(redis(redis, "AUTH " + password, needless)).contains("unknown command");
      }
    }
  }

  @Test
  @Tag("I27")
  void the_data_directory_and_all_in_it_is_its_owners_alone() throws Exception {
    Path wide = Files.createDirectory(data.resolve("wide"));
    Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ServerProcess server = ServerProcess.start(Map.of("FAIRQUEUE_DATA", wide.toString()))) {
      server.api().get("/health").expect(200);
      assertThat(PrivateFiles.firstOpen(wide)).isEmpty();
      assertThat(server.log().lines().filter(line -> line.contains(wide + ": now it is open")))
          .hasSize(1);
      assertThat(server.log()).doesNotContain(ServerFile.read(wide).orElseThrow().redis());
    }
    assertThat(PrivateFiles.firstOpen(wide)).isEmpty();
  }

  /** It let every local user in, and the tables were the superuser's. */
  @Test
  @Tag("I27")
  @Tag("N63")
  void what_an_earlier_release_left_is_adopted_and_closed() throws Exception {
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (EmbeddedPostgres earlier =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("pg"))
            .setOverrideWorkingDirectory(data.resolve("bin").toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .start()) {
      var config = new PostgresConfig(earlier.getJdbcUrl("postgres", "postgres"), null, null, 2);
      try (var pool = PostgresDataSources.pool(config);
          var stores = new PostgresStores(pool, LineListener.none())) {
        PostgresMigrations.migrate(pool);
        stores
            .customers()
            .findOrCreate(
                new EmailAddress("ada@fans.example"),
                new CustomerId(UUID.randomUUID()),
                Instant.EPOCH);
      }
    }
    String ada = "select count(*) from customers where email = 'ada@fans.example'";
    String notOurs =
        "select count(*) from pg_class where relnamespace = 'public'::regnamespace"
            + " and relowner <> 'fairqueue'::regrole";
    for (int start = 1; start <= 2; start++) {
      try (TestServer server = TestServer.embedded(data, Map.of())) {
        server.api().get("/health").expect(200);
        assertThat(server.count(ada)).isEqualTo(1);
        assertThat(server.count(notOurs)).isZero();
        server.sql("alter table customers add column since_start_%d int".formatted(start));
        String trusting = server.jdbcUrl().replaceFirst("\\?.*", "?user=postgres");
        assertThatThrownBy(() -> DriverManager.getConnection(trusting).close())
            .isInstanceOf(SQLException.class);
        assertThat(PrivateFiles.firstOpen(data)).isEmpty();
      }
    }
  }

  /** What Redis answers to lines, in lines. */
  private static String redis(URI server, String... lines) throws IOException {
    try (Socket connection = new Socket(server.getHost(), server.getPort())) {
      String commands = String.join("\r\n", lines) + "\r\nQUIT\r\n";
      connection.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .replace("\r\n", "\n")
          .replaceFirst("\\+OK\n$", "")
          .strip();
    }
  }

  /** Processes that were started from this directory's programs, without their children. */
  private List<Long> storesOnDisk() {
    return ProcessHandle.allProcesses()
        .filter(process -> isStore(process))
        .filter(process -> process.parent().filter(this::isStore).isEmpty())
        .map(ProcessHandle::pid)
        .toList();
  }

  private boolean isStore(ProcessHandle process) {
    return process.info().command().filter(c -> c.startsWith(data.toString())).isPresent();
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
