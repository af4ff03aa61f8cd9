package io.fairqueue.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineStore;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rate of admissions, kept by two servers of which one is killed and started again. How long:
 * {@code -Dfairqueue.test.caps.seconds}, by default so long that more than one minute is seen.
 */
@Timeout(900)
class HardCapsIT {

  private static final int RATE = 600;
  private static final int JOINS_A_SECOND = 25;
  private static final Duration LASTS =
      Duration.ofSeconds(Integer.getInteger("fairqueue.test.caps.seconds", 75));

  @TempDir Path files;

  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = new Cluster(files);
  }

  @Test
  @Tag("D5")
  void no_minute_has_more_admissions_than_the_rate_and_the_rate_is_used() throws Exception {
    try (ServerProcess first = cluster.server();
        ServerProcess second = cluster.server();
        var pool = PostgresDataSources.pool(new PostgresConfig(cluster.database(), null, null, 4));
        PostgresStores stores = new PostgresStores(pool, LineListener.none());
        ScheduledExecutorService arrivals = Executors.newSingleThreadScheduledExecutor()) {
      first.awaitReady();
      second.awaitReady();
      EventId event =
          cluster.putOnSale(
              50_000,
              1_000,
              """
              {"admissions_per_minute": %d, "admission_window_seconds": 1800}
              """
                  .formatted(RATE));
      Instant begin = Instant.now();
      ScheduledFuture<?> joins =
          arrivals.scheduleAtFixedRate(
              () -> join(stores.lines(), event),
              0,
              1_000_000 / JOINS_A_SECOND,
              TimeUnit.MICROSECONDS);

      awaitMoment(begin.plus(LASTS.dividedBy(3)));
      first.kill();
      awaitMoment(begin.plus(LASTS.dividedBy(2)));
      try (ServerProcess again = cluster.server()) {
        again.awaitReady();
        awaitMoment(begin.plus(LASTS));
      }

      assertThat(joins.isDone()).as("fans who came to the end").isFalse();
      Admissions seen = admissions(event);
      System.out.printf("HardCapsIT after %d s: %s%n", LASTS.toSeconds(), seen);
      assertThat(seen.mostInAMinute()).isLessThanOrEqualTo(RATE);
      assertThat(seen.inTheFirstMinute()).isGreaterThan(RATE - 50);
      assertThat(seen.inAll()).isGreaterThan((RATE - 50) * LASTS.dividedBy(60).toSeconds());
      cluster.check(event);
    }
  }

  private static void join(LineStore queue, EventId event) {
    queue.join(event, new CustomerId(UUID.randomUUID()), Instant.now());
  }

  private static void awaitMoment(Instant moment) {
    await()
        .atMost(LASTS.plusSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !Instant.now().isBefore(moment));
  }

  /** Counted without the rules: at each admission, those of the 60 seconds that end with it. */
  private Admissions admissions(EventId event) throws SQLException {
    try (Connection connection = DriverManager.getConnection(cluster.database());
        PreparedStatement query =
            connection.prepareStatement(
                """
                select count(*), max(in_minute), count(*) filter (where admitted_at < begin + interval '60 s')
                from (
                  select
                    admitted_at,
                    min(admitted_at) over () as begin,
                    count(*) over (
                      order by admitted_at
                      range between interval '59.999999 s' preceding and current row
                    ) as in_minute
                  from queue_entries
                  where event_id = ?::uuid
                    and admitted_at is not null
                ) a
                """)) {
      query.setString(1, event.toString());
      ResultSet row = query.executeQuery();
      row.next();
      return new Admissions(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  private record Admissions(long inAll, long mostInAMinute, long inTheFirstMinute) {}
}
