package io.fairqueue.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.plan.Arrivals;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.crowd.plan.Looks;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.crowd.plan.Offer;
import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL and one Redis, half the crowd each. */
@Timeout(300)
class TwoServersIT {

  private static final int TICKETS = 240;
  private static final int FANS = 300;
  private static final Duration MAX_GAP = Duration.ofSeconds(2);

  private final SecureRandom random = new SecureRandom();

  @TempDir Path files;

  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = new Cluster(files);
  }

  @Test
  @Tag("D13")
  @Tag("I19")
  void when_one_is_killed_the_other_goes_on_admitting_within_two_seconds() throws Exception {
    try (ServerProcess first = cluster.server();
        ServerProcess second = cluster.server()) {
      Instant killed;
      List<URI> servers = List.of(first.awaitReady(), second.awaitReady());
      // A few admissions at a time: so that the sale lasts longer than the kill.
      EventId event =
          cluster.putOnSale(
              TICKETS,
              0,
              """
              {"max_active": 20, "admission_window_seconds": 20}
              """);
      try (Backend backend = backend();
          FrontDoor door = new FrontDoor(32);
          Crowd crowd =
              new Crowd(
                  plan(servers, event),
                  door,
                  new Accounts(backend, InstantSource.system(), random).fans(FANS),
                  new Diary())) {
        crowd.start();
        await().atMost(Duration.ofSeconds(90)).until(() -> sold(backend, event) > TICKETS / 3);
        killed = Instant.now();
        first.kill();
        assertThat(sold(backend, event)).as("sold at the kill").isLessThan(TICKETS);
        await().atMost(Duration.ofMinutes(2)).until(() -> sold(backend, event) == TICKETS);
        assertThat(crowd.tally().missed()).isLessThan(FANS - TICKETS);
      }
      NavigableSet<Instant> admissions = admissions(event);
      assertThat(longestGap(admissions.tailSet(admissions.floor(killed))))
          .as("killed at %s, admissions at %s", killed, admissions)
          .isLessThanOrEqualTo(MAX_GAP);
      cluster.check(event);
    }
  }

  private static CrowdPlan plan(List<URI> servers, EventId event) {
    return new CrowdPlan(
        servers,
        event,
        Offer.general(TICKETS),
        Arrivals.within(Duration.ofSeconds(2)),
        Looks.LIVELY,
        Duration.ofMillis(400),
        Mix.BUYERS,
        50,
        42);
  }

  private Backend backend() {
    return OperatorsSuite.backend(Map.of("FAIRQUEUE_POSTGRES_URL", cluster.database()));
  }

  private static long sold(Backend backend, EventId event) {
    return backend.stores().events().availability(event).stream()
        .mapToLong(TierAvailability::sold)
        .sum();
  }

  private NavigableSet<Instant> admissions(EventId event) throws SQLException {
    NavigableSet<Instant> moments = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection(cluster.database());
        PreparedStatement query =
            connection.prepareStatement(
                "select admitted_at from queue_entries"
                    + " where event_id = ?::uuid and admitted_at is not null order by 1")) {
      query.setString(1, event.toString());
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        moments.add(rows.getObject(1, OffsetDateTime.class).toInstant());
      }
    }
    return moments;
  }

  private static Duration longestGap(SortedSet<Instant> moments) {
    Duration longest = Duration.ZERO;
    Instant before = moments.getFirst();
    for (Instant moment : moments) {
      Duration gap = Duration.between(before, moment);
      longest = gap.compareTo(longest) > 0 ? gap : longest;
      before = moment;
    }
    return longest;
  }
}
