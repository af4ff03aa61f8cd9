package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.RawSocket;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A server that is told to end while fans are at it. */
final class ShutdownIT {

  @Test
  @Tag("I11")
  @Tag("N11")
  @Tag("N16")
  @Tag("N33")
  void requests_that_run_end_and_nothing_is_left_open() throws SQLException {
    String database = TestServer.freshDatabaseUrl();
    var settings =
        Map.of(
            "FAIRQUEUE_POSTGRES_URL",
            database,
            "FAIRQUEUE_REDIS_URL",
            TestRedis.url(),
            "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS",
            "0");
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var cut = new ConcurrentLinkedQueue<Throwable>();
    var stopping = new AtomicBoolean();
    try (ServerProcess server = ServerProcess.start(settings);
        var fans = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        fans.execute(() -> registerUntilRefused(server.api(), stopping, statuses, cut));
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> statuses.size() >= 8);
      stopping.set(true);
      server.terminate();

      assertThat(server.awaitEnd(Duration.ofSeconds(20))).isIn(0, 143);
      assertThat(server.log()).contains("stopping", "stopped").doesNotContain("ERROR");
    }
    assertThat(statuses).containsOnly(201);
    assertThat(cut).as("requests that were begun and not answered").isEmpty();
    assertThat(connectionsTo(database)).isZero();
    assertThat(registered(database)).isEqualTo(statuses.size());
  }

  @Test
  @Tag("I11")
  void sockets_are_told_to_go_elsewhere() {
    TestServer server = TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), Map.of());
    String event = server.organizer().onSale(1, Map.of());
    try (FanSocket socket = server.newFan().socket(event)) {
      server.close();

      socket.await("reconnect");
      assertThat(socket.awaitClose()).isEqualTo(1012);
    }
  }

  @Test
  @Tag("I11")
  void sockets_that_never_answer_keep_no_server_from_its_end() throws IOException {
    TestServer server = TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), Map.of());
    String event = server.organizer().onSale(1, Map.of());
    List<RawSocket> mute = new ArrayList<>();
    var log = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Shutdown.class);
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    log.addAppender(said);
    try {
      for (int i = 0; i < 20; i++) {
        mute.add(RawSocket.open(server.newFan(), event, "dGhlIHNhbXBsZSBub25jZQ=="));
      }
      server.close();

      for (RawSocket socket : mute) {
        assertThat(socket.read()).contains("\"reconnect\"");
        assertThat(socket.read()).isEqualTo("close 1012");
        assertThat(socket.read()).isEqualTo("gone");
      }
      assertThat(said.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .doesNotContain("some requests did not end in time");
    } finally {
      log.detachAppender(said);
      server.close();
      for (RawSocket socket : mute) {
        socket.close();
      }
    }
  }

  /** Each registration hashes a password, so some are always under way. */
  private static void registerUntilRefused(
      Api api,
      AtomicBoolean stopping,
      ConcurrentLinkedQueue<Integer> statuses,
      ConcurrentLinkedQueue<Throwable> cut) {
    while (!stopping.get() && cut.isEmpty()) {
      try {
        statuses.add(
            api.post(
                    "/api/v1/auth/customer/register",
                    Map.of(
                        "name", "A Fan",
                        "email", UUID.randomUUID() + "@fans.example",
                        "password", "correct horse battery"))
                .status());
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        cut.add(cause);
      }
    }
  }

  private static long connectionsTo(String database) throws SQLException {
    return number(
        database,
        "select count(*) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()"
            + " and backend_type = 'client backend'");
  }

  private static long registered(String database) throws SQLException {
    return number(database, "select count(*) from customers");
  }

  private static long number(String database, String query) throws SQLException {
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
