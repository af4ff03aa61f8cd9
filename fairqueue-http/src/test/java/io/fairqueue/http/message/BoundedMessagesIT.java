package io.fairqueue.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.FreePort;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import io.lettuce.core.RedisClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two months of messages, to a listener and a stream: what is older than a month is gone from the
 * tables, whose room is used again, and the stream has its length. A million of them with {@code
 * -Dfairqueue.test.long=true}.
 */
@Tag("H1")
@Tag("N42")
class BoundedMessagesIT {

  private static final int DAYS = 60;
  private static final int KEPT_DAYS = 30;
  private static final int BATCH = 500;
  private static final boolean LONG = Boolean.getBoolean("fairqueue.test.long");

  /** Rows of a day that are of one message, and such of as many as a row may have. */
  private static final int SINGLES = LONG ? 50 : 20;

  private static final int BATCHES = LONG ? 34 : 1;
  private static final int MESSAGES = DAYS * (SINGLES + BATCHES * BATCH);

  private static final String STREAM = "facts";
  private static final String OPEN =
      "select (select count(*) from deliveries where status in ('PENDING', 'SENDING'))"
          + " + (select count(*) from outbox where relayed_at is null)";

  /** As its bound says, and one node of the stream's tree more. */
  private static final long MAX_STREAM = 100_000 + 200;

  private final ManualTime time = new ManualTime();

  @Test
  void tablesAndStreamAreAsLargeAfterAMillionMessagesAsAfterAMonth() throws Exception {
    try (PrivateServer postgres = TestPostgres.startOwn();
        PrivateServer redis = TestRedis.startOwn();
        TellingNode node =
            new TellingNode(postgres.url(), redis.url(), STREAM, FreePort.any(), time);
        Connection database = DriverManager.getConnection(postgres.url())) {
      node.ticks().lanes();
      EventId event = new Fixtures(node.stores()).onSale(1).id();
      int rowsOfADay = SINGLES + BATCHES;
      long sizeOfAMonth = 0;

      for (int day = 1; day <= DAYS; day++) {
        tell(database, event, day);
        deliverAll(node, database);
        time.advance(Duration.ofDays(1));
        node.ticks().lanes();
        node.ticks().retention();
        vacuum(database);
        long rows = count(database, "select count(*) from outbox");
        assertThat(rows).isEqualTo((long) Math.min(day, KEPT_DAYS - 1) * rowsOfADay);
        assertThat(count(database, "select count(*) from deliveries")).isEqualTo(2 * rows);
        if (day == KEPT_DAYS + 1) {
          sizeOfAMonth = size(database);
        }
      }

      assertThat(node.heard()).hasSize(MESSAGES).doesNotHaveDuplicates();
      assertThat(size(database)).isLessThan(sizeOfAMonth * 3 / 2);
      long streamed = streamLength(redis);
      assertThat(streamed).isBetween(Math.min(MESSAGES, MAX_STREAM - 200), MAX_STREAM);
      System.out.printf(
          "%d messages in %d days: outbox %d rows, deliveries %d rows, %d KiB (%d KiB after a"
              + " month), stream %d entries%n",
          MESSAGES,
          DAYS,
          count(database, "select count(*) from outbox"),
          count(database, "select count(*) from deliveries"),
          size(database) / 1024,
          sizeOfAMonth / 1024,
          streamed);

      time.advance(Duration.ofDays(KEPT_DAYS));
      node.ticks().retention();
      assertThat(count(database, "select count(*) from outbox")).isZero();
      assertThat(count(database, "select count(*) from deliveries")).isZero();
    }
  }

  private void tell(Connection database, EventId event, int day) throws SQLException {
    for (int i = 0; i < BATCHES; i++) {
      tell(database, event, "line.close", BATCH, "{}");
    }
    for (int i = 0; i < SINGLES; i++) {
      String about = "{\"n\": \"%d\"}".formatted(day * SINGLES + i);
      tell(database, event, "event.sold_out", 1, about);
    }
  }

  /** As whatever changes a fact does, of items that are new. */
  private void tell(Connection database, EventId event, String type, int items, String about)
      throws SQLException {
    try (PreparedStatement tell =
        database.prepareStatement("select tell(?, ?, ?, null, ?, ?, cast(? as jsonb))")) {
      UUID[] ids = Stream.generate(UUID::randomUUID).limit(items).toArray(UUID[]::new);
      tell.setString(1, type);
      tell.setTimestamp(2, Timestamp.from(time.instant()));
      tell.setObject(3, event.value());
      tell.setArray(4, database.createArrayOf("uuid", ids));
      tell.setArray(5, database.createArrayOf("uuid", ids));
      tell.setString(6, about);
      tell.execute();
    }
  }

  /** What waits for a moment, since Redis was slow, goes out in the next second. */
  private void deliverAll(TellingNode node, Connection database) throws SQLException {
    for (int second = 0; second < 100 && count(database, OPEN) > 0; second++) {
      node.ticks().outbox();
      node.ticks().deliveries();
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(
            count(
                database,
                "select count(*) from outbox o left join deliveries d on d.outbox_id = o.id"
                    + " where d.status is distinct from 'DONE'"))
        .isZero();
  }

  /** What the server does by itself within a day. */
  private static void vacuum(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("vacuum outbox, deliveries");
    }
  }

  private static long size(Connection database) throws SQLException {
    return count(
        database, "select pg_total_relation_size('outbox') + pg_total_relation_size('deliveries')");
  }

  private static long streamLength(PrivateServer redis) {
    RedisClient client = RedisClient.create(redis.url());
    try (var connection = client.connect()) {
      return connection.sync().xlen(STREAM);
    } finally {
      client.shutdown();
    }
  }

  private static long count(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
