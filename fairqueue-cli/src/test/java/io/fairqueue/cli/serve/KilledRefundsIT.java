package io.fairqueue.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreFinder;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.http.request.Paths;
import io.fairqueue.line.Line;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Operation;
import io.fairqueue.postgres.check.CheckResult;
import io.fairqueue.postgres.check.PostgresChecks;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sold event is cancelled, and its server killed twice while the money goes back. */
@Timeout(600)
class KilledRefundsIT {

  private static final int SOLD = Integer.getInteger("fairqueue.test.refunds", 1_000);
  private static final int HELD = 20;
  private static final int PER_RUN = 20;

  /** Some refunds wait until their killed owner's lease has ended. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final EmailAddress ORGANIZER = new EmailAddress("ann@example.org");
  private static final Money PRICE = new Money(4_500, Currency.getInstance("EUR"));

  /** The sandbox keeps a state per payment; this keeps every single time that money moved. */
  private static final String WATCH_THE_SANDBOX =
      """
      create table sandbox.sent_back (reference text not null);
      create function sandbox.note() returns trigger language plpgsql as $$
      begin
        insert into sandbox.sent_back values (new.reference);
        return null;
      end $$;
      create trigger note after update on sandbox.payments
        for each row when (new.status = 'REFUNDED') execute function sandbox.note();
      """;

  private final SecureRandom random = new SecureRandom();

  @TempDir Path files;

  @Test
  @Tag("C6")
  @Tag("G14")
  @Tag("H12")
  void every_sale_is_refunded_once_though_the_server_is_killed_twice() throws Exception {
    EventId event;
    try (ServerProcess server = server()) {
      URI address = server.awaitReady();
      try (Backend backend = backend()) {
        event = putOnSale(backend, address);
        killDuringRefunds(server, backend);
      }
    }
    try (ServerProcess server = server()) {
      server.awaitReady();
      try (Backend backend = backend()) {
        killDuringRefunds(server, backend);
      }
    }
    try (ServerProcess server = server()) {
      server.awaitReady();
      try (Backend backend = backend()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(count(backend, "claims where status = 'REFUNDED'")).isEqualTo(SOLD));
        assertAllIsGivenBackOnce(backend, event);
      }
    }
  }

  private static void killDuringRefunds(ServerProcess server, Backend backend) throws Exception {
    long before = refunded(backend);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> refunded(backend) > before + PER_RUN);
    server.kill();
    assertThat(refunded(backend)).as("refunded at the kill").isLessThan(SOLD);
  }

  private static void assertAllIsGivenBackOnce(Backend backend, EventId event) throws Exception {
    var payments = backend.stores().payments();
    assertThat(payments.requestRefunds(event, "again", Instant.now(), 100)).isZero();
    assertThat(count(backend, "refunds")).isEqualTo(SOLD);
    assertThat(refunded(backend)).isEqualTo(SOLD);
    assertThat(count(backend, "payments where status = 'REFUNDED'")).isEqualTo(SOLD);
    assertThat(count(backend, "sandbox.payments where status = 'REFUNDED'")).isEqualTo(SOLD);
    assertThat(count(backend, "sandbox.sent_back")).isEqualTo(SOLD);
    assertThat(count(backend, "(select distinct reference from sandbox.sent_back)"))
        .isEqualTo(SOLD);
    assertThat(count(backend, "claims")).isEqualTo(SOLD + HELD);
    assertThat(count(backend, "claims where release_reason = 'EVENT_CANCELLED'")).isEqualTo(HELD);
    assertThat(
            count(backend, "unit_blocks, generate_series(0, 1023) as n where get_bit(free, n) = 1"))
        .isEqualTo(SOLD + HELD);
    assertThat(count(backend, "tickets where voided_at is null")).isZero();
    assertThat(backend.fairQueue().line().join(event, new CustomerId(UUID.randomUUID())))
        .isEqualTo(new Line.Joining.Refused(new JoinOutcome.NotOpen()));
    assertThat(new PostgresChecks(backend.dataSource()).run(event))
        .isNotEmpty()
        .allMatch(CheckResult::passed);
  }

  /** Sold as far as it goes, and then cancelled over HTTP. */
  private EventId putOnSale(Backend backend, URI server) throws Exception {
    String password =
        new Accounts(backend, InstantSource.system(), random).organizer(ORGANIZER, "Ann");
    var owner = backend.stores().organizers().findByEmail(ORGANIZER).orElseThrow().id();
    EventId event =
        backend.fairQueue().events().open(owner, "Night", SOLD + HELD, PRICE, Duration.ofHours(1));
    new PaidSales(backend, event).sell(SOLD + HELD, HELD);
    try (Connection connection = backend.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(WATCH_THE_SANDBOX);
    }
    try (FrontDoor door = new FrontDoor(1)) {
      Reply session =
          new Visitor(door, List.of(server), null, 0)
              .post(
                  Paths.AUTH_ORGANIZER + Paths.LOGIN,
                  Map.of("email", ORGANIZER.value(), "password", password));
      Reply cancelled =
          new Visitor(door, List.of(server), session.text("token"), 0)
              .post(
                  Paths.of(Paths.EVENT + Paths.CANCEL, event), Map.of("reason", "The band is ill"));
      assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(202);
    }
    return event;
  }

  private ServerProcess server() {
    return ServerProcess.start(files, "--port", "0", "--data", data().toString());
  }

  private Backend backend() {
    Settings settings = new Settings(Map.of());
    StoreOptions here = new StoreOptions();
    here.data = data();
    return new Backends(
            new StoreFinder(settings),
            settings,
            Operation.ids(IdSource.random()),
            InstantSource.system(),
            random)
        .open(here);
  }

  private Path data() {
    return files.resolve("data");
  }

  private static long refunded(Backend backend) throws SQLException {
    return count(backend, "refunds where status = 'SUCCEEDED'");
  }

  private static long count(Backend backend, String what) throws SQLException {
    try (Connection connection = backend.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + what)) {
      row.next();
      return row.getLong(1);
    }
  }
}
