package io.fairqueue.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.LineViews;
import io.fairqueue.port.Mailer;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The starter on a real database. */
class FairQueueStarterIT {

  private static final EmailAddress ADA = new EmailAddress("ada@x.example");
  private static final EmailAddress BOB = new EmailAddress("bob@x.example");

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  FairQueueAutoConfiguration.class,
                  FairQueueHealthAutoConfiguration.class,
                  FairQueueMetricsAutoConfiguration.class,
                  FairQueueRedisAutoConfiguration.class))
          .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

  @Test
  @Tag("I11")
  @Tag("I29")
  @Tag("N11")
  void aSaleRunsByItselfAndLeavesNothingOpen() throws SQLException {
    String url = TestPostgres.freshDatabaseUrl();
    runner
        .withBean(DataSource.class, () -> application(url))
        .run(
            context -> {
              sell(context);
              assertThat(count(url, "select count(*) from fairqueue.tickets")).isEqualTo(1);
              assertThat(count(url, "select count(*) from pg_tables where schemaname = 'public'"))
                  .isZero();
              assertThat(status(context.getBean(HealthIndicator.class))).isEqualTo(Status.UP);
              MeterRegistry metrics = context.getBean(MeterRegistry.class);
              context.getBean(FairQueueMeters.class).bindTo(metrics);
              sell(context);
              assertThat(
                      metrics
                          .get(Metric.WRITER_ITEMS.meter())
                          .tags(Metric.WRITER_ITEMS.tags("hold"))
                          .functionCounter()
                          .count())
                  .isEqualTo(2);
              assertThat(Metric.HOLDS.counter(metrics).count()).isOne();
              assertThat(Metric.JOINS.counter(metrics).count()).isOne();
              assertThat(metrics.get("hikaricp.connections").gauge().value()).isPositive();
              await()
                  .untilAsserted(
                      () ->
                          assertThat(Metric.WORK.timer(metrics, "admissions").count())
                              .isPositive());
              assertThat(unknown(metrics)).isEmpty();
              assertThat(ours(url)).isPositive();
            });
    // The server's processes end after those who asked for it have gone.
    await().untilAsserted(() -> assertThat(ours(url)).isZero());
  }

  @Test
  @Tag("I4")
  @Tag("N3")
  void healthIsTrueToTheDatabase() {
    try (PrivateServer server = TestPostgres.startOwn()) {
      runner
          .withPropertyValues(
              "fairqueue.postgres.url=" + server.url(), "fairqueue.postgres.schema=tickets")
          .run(
              context -> {
                HealthIndicator health = context.getBean(HealthIndicator.class);
                assertThat(status(health)).isEqualTo(Status.UP);

                server.stop();
                await().until(() -> status(health).equals(Status.DOWN));

                server.start();
                await().until(() -> status(health).equals(Status.UP));
                sell(context);
              });
    }
  }

  @Test
  @Tag("I12")
  void anApplicationThatMigratesByItselfIsNotMigrated() {
    runner
        .withPropertyValues(
            "fairqueue.postgres.url=" + TestPostgres.freshDatabaseUrl(),
            "fairqueue.postgres.migrate=false")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  @Tag("I29")
  void nodesShareCodesAndWordOfLinesByRedisAndSellWithoutIt() {
    try (PrivateServer redis = TestRedis.startOwn()) {
      Queue<String> mailed = new ConcurrentLinkedQueue<>();
      var nodes =
          runner
              .withPropertyValues(
                  "fairqueue.postgres.url=" + TestPostgres.freshDatabaseUrl(),
                  "fairqueue.redis.url=" + redis.url())
              .withBean(Mailer.class, () -> (to, subject, text) -> mailed.add(text));
      nodes.run(
          one ->
              nodes
                  .withPropertyValues("fairqueue.ticks.enabled=false")
                  .run(
                      two -> {
                        FairQueue here = one.getBean(FairQueue.class);
                        FairQueue there = two.getBean(FairQueue.class);
                        UUID request = here.accounts().requestCode(ADA, "home").orElseThrow();
                        String digits = mailed.remove().replaceAll("(?s)\\D*(\\d{6}).*", "$1");
                        OneTimeCode code = new OneTimeCode(digits);
                        CustomerId ada =
                            there
                                .accounts()
                                .verifyCode(ADA, request, code, "home")
                                .orElseThrow()
                                .id();

                        EventId show = open(here);
                        CustomerId bob = here.accounts().guest(BOB).id();
                        joinAndWaitForTurn(here, show, ada);
                        LineViews views = two.getBean(FairQueueDatabase.class).stores().lineViews();
                        assertThat(there.line().position(show, ada)).isPresent();
                        long seen = views.rev(show).orElseThrow();
                        await()
                            .until(
                                () -> {
                                  var unusedLeave = here.line().leave(show, bob);
                                  var unusedJoin = here.line().join(show, bob);
                                  return views.rev(show).orElseThrow() > seen;
                                });

                        HealthIndicator health =
                            two.getBean("fairQueueRedisHealthIndicator", HealthIndicator.class);
                        assertThat(status(health)).isEqualTo(Status.UP);
                        redis.stop();
                        await().until(() -> status(health).equals(Status.UNKNOWN));
                        assertThat(there.claims().claim(show, ada, 1))
                            .isInstanceOf(HoldOutcome.Held.class);
                      }));
    }
  }

  /** What is ours by its name, and not by the enum. */
  private static Set<String> unknown(MeterRegistry metrics) {
    Map<String, Set<String>> known =
        Arrays.stream(Metric.values())
            .collect(Collectors.toMap(Metric::meter, metric -> Set.copyOf(metric.labels())));
    return metrics.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> id.getName().startsWith("fairqueue."))
        // Buckets are meters here.
        .filter(id -> id.syntheticAssociation() == null)
        .filter(
            id ->
                !id.getTags().stream()
                    .map(io.micrometer.core.instrument.Tag::getKey)
                    .collect(Collectors.toSet())
                    .equals(known.get(id.getName())))
        .map(Meter.Id::toString)
        .collect(Collectors.toSet());
  }

  private static void sell(ApplicationContext context) {
    FairQueue fairQueue = context.getBean(FairQueue.class);
    EventId show = open(fairQueue);
    CustomerId ada = fairQueue.accounts().guest(ADA).id();
    joinAndWaitForTurn(fairQueue, show, ada);
    assertThat(fairQueue.claims().claim(show, ada, 1)).isInstanceOf(HoldOutcome.Held.class);
  }

  private static EventId open(FairQueue fairQueue) {
    Money free = new Money(0, Currency.getInstance("EUR"));
    return fairQueue.events().open(theatre(fairQueue), "Rosmersholm", 1, free, Duration.ofHours(1));
  }

  private static void joinAndWaitForTurn(FairQueue fairQueue, EventId show, CustomerId fan) {
    var unused = fairQueue.line().join(show, fan);
    await()
        .until(
            () ->
                fairQueue.line().position(show, fan).orElseThrow().entry()
                    instanceof QueueEntry.Admitted);
  }

  private static OrganizerId theatre(FairQueue fairQueue) {
    EmailAddress address = new EmailAddress(UUID.randomUUID() + "@x.example");
    return fairQueue
        .accounts()
        .createOrganizer(address, "Theatre", "a good password", false)
        .orElseThrow()
        .id();
  }

  private static HikariDataSource application(String url) {
    HikariDataSource application = new HikariDataSource();
    application.setJdbcUrl(url);
    application.setMaximumPoolSize(2);
    return application;
  }

  private static long ours(String url) throws SQLException {
    return count(
        url,
        "select count(*) from pg_stat_activity where application_name like 'fairqueue%'"
            + " and datname = current_database()");
  }

  private static long count(String url, String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static Status status(HealthIndicator indicator) {
    return requireNonNull(indicator.health()).getStatus();
  }
}
