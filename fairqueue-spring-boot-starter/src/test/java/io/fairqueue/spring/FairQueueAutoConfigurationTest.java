package io.fairqueue.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.message.Listener;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Stores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made of an application's beans and properties; its stores are in memory. */
class FairQueueAutoConfigurationTest {

  private static final Actor THEATRE = new Actor(new OrganizerId(new UUID(0, 1)), false);

  private final ApplicationContextRunner bare =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  FairQueueAutoConfiguration.class,
                  FairQueueHealthAutoConfiguration.class,
                  FairQueueMetricsAutoConfiguration.class,
                  FairQueueRedisAutoConfiguration.class));
  private final ApplicationContextRunner inMemory = bare.withBean(Stores.class, MemoryStores::new);

  @Test
  @Tag("I29")
  void anApplicationsOwnStoresSuffice() {
    inMemory.run(
        context -> {
          assertThat(context).hasSingleBean(FairQueue.class).hasSingleBean(FairQueueTicks.class);
          assertThat(context)
              .doesNotHaveBean(FairQueueDatabase.class)
              .doesNotHaveBean(PostgresConfig.class)
              .doesNotHaveBean(FairQueueHealthIndicator.class)
              .doesNotHaveBean(FairQueueMeters.class);
          assertThat(context.getBean(FairQueueTicks.class).isRunning()).isTrue();
        });
  }

  @Test
  void whatIsABeanIsUsed() {
    ManualTime time = new ManualTime();
    ScriptedGateway gateway = new ScriptedGateway();
    inMemory
        .withBean(InstantSource.class, () -> time)
        .withBean(PaymentGateway.class, () -> gateway)
        .withPropertyValues("fairqueue.ticks.enabled=false")
        .run(
            context -> {
              FairQueue fairQueue = context.getBean(FairQueue.class);
              EventId show = open(fairQueue, 500);
              assertThat(fairQueue.events().show(show, null).orElseThrow().event().facts())
                  .satisfies(facts -> assertThat(facts.createdAt()).isEqualTo(time.instant()));
              assertThat(context).doesNotHaveBean(FairQueueTicks.class);
            });
  }

  @Test
  void whereTheApplicationHasItsOwnOursStandBack() {
    FairQueue own = FairQueue.builder().build();
    bare.withBean(FairQueue.class, () -> own)
        .withBean(FailureListener.class, FailureListener::rethrow)
        .run(
            context -> {
              assertThat(context.getBean(FairQueue.class)).isSameAs(own);
              assertThat(context)
                  .doesNotHaveBean(BackgroundFailures.class)
                  .doesNotHaveBean(FairQueueDatabase.class);
            });
    bare.withPropertyValues("fairqueue.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(FairQueue.class));
  }

  @Test
  @Tag("I9")
  void aDatabaseThatNobodyNamedIsAskedFor() {
    bare.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("set fairqueue.postgres.url"));
  }

  @Test
  @Tag("I9")
  void redisWithoutItsAdapterIsRefused() {
    bare.withClassLoader(new FilteredClassLoader("io.fairqueue.redis"))
        .withPropertyValues(
            "fairqueue.postgres.url=jdbc:postgresql://db/theatre",
            "fairqueue.redis.url=redis://cache")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("add fairqueue-adapters-redis"));
  }

  @Test
  @Tag("N36")
  void theApplicationsAddressIsTakenAndItsPasswordNotPrinted() {
    try (HikariDataSource application = new HikariDataSource()) {
      application.setJdbcUrl("jdbc:postgresql://db/theatre");
      application.setUsername("ann");
      application.setPassword("sesame");
      var properties = new FairQueueProperties.Postgres(null, null, null, "tickets", 7, true);

      PostgresConfig config = ApplicationDatabase.of(properties, application);

      assertThat(config)
          .isEqualTo(
              new PostgresConfig("jdbc:postgresql://db/theatre", "ann", "sesame", 7, "tickets"));
      var named =
          new FairQueueProperties.Postgres(
              "jdbc:postgresql://other/fairqueue", "bob", "rice", "fairqueue", 7, true);
      assertThat(ApplicationDatabase.of(named, application).jdbcUrl()).contains("//other/");
      assertThat(named.toString()).doesNotContain("rice");
      assertThat(new FairQueueProperties.Redis("redis://:rice@cache").toString())
          .doesNotContain("rice");
    }
  }

  @Test
  void beansThatAreListenersHear() {
    inMemory
        .withUserConfiguration(Listening.class)
        .run(
            context -> {
              FairQueue fairQueue = context.getBean(FairQueue.class);
              Listening heard = context.getBean(Listening.class);
              await()
                  .until(
                      () -> {
                        EventId show = open(fairQueue, 0);
                        var unused = fairQueue.events().cancel(THEATRE, show, "fire");
                        return heard.all.contains(MessageType.EVENT_CANCELLED)
                            && !heard.cancellations.isEmpty();
                      });
              assertThat(heard.cancellations).containsOnly(MessageType.EVENT_CANCELLED);
              assertThat(heard.claims).isEmpty();
            });
  }

  /** As the framework does with contexts that tests share. */
  @Test
  @Tag("I29")
  void aContextThatWasStoppedGoesOn() {
    inMemory
        .withUserConfiguration(Listening.class)
        .run(
            context -> {
              FairQueueTicks ticks = context.getBean(FairQueueTicks.class);
              context.stop();
              assertThat(ticks.isRunning()).isFalse();

              context.start();

              assertThat(ticks.isRunning()).isTrue();
              FairQueue fairQueue = context.getBean(FairQueue.class);
              Listening heard = context.getBean(Listening.class);
              await()
                  .until(
                      () -> {
                        var unused = fairQueue.events().cancel(THEATRE, open(fairQueue, 0), "fire");
                        return !heard.cancellations.isEmpty();
                      });
            });
  }

  /** Editors show it, beside each property. */
  @Test
  void everyPropertyIsDescribed() throws IOException {
    try (var metadata =
        requireNonNull(
            FairQueueProperties.class.getResourceAsStream(
                "/META-INF/spring-configuration-metadata.json"))) {
      String text = new String(metadata.readAllBytes(), UTF_8);
      for (String name :
          List.of(
              "enabled",
              "postgres.url",
              "postgres.user",
              "postgres.password",
              "postgres.schema",
              "postgres.pool-size",
              "postgres.migrate",
              "redis.url",
              "ticks.enabled",
              "stale-payment-age")) {
        assertThat(text)
            .containsPattern(
                "\"name\": \"fairqueue.%s\",\\s+\"type\": [^}]+\"description\": \"\\w"
                    .formatted(name.replace(".", "\\.")));
      }
    }
  }

  private static EventId open(FairQueue fairQueue, long priceMinor) {
    return fairQueue
        .events()
        .open(
            THEATRE.id(),
            "Rosmersholm",
            2,
            new Money(priceMinor, Currency.getInstance("EUR")),
            Duration.ofHours(1));
  }

  /** Its listeners use what they are listeners of. */
  @Configuration(proxyBeanMethods = false)
  static class Listening {

    final Queue<MessageType> all = new ConcurrentLinkedQueue<>();
    final Queue<MessageType> cancellations = new ConcurrentLinkedQueue<>();
    final Queue<MessageType> claims = new ConcurrentLinkedQueue<>();

    @Bean
    Listener everything(FairQueue fairQueue) {
      return message -> {
        assertThat(fairQueue.events()).isNotNull();
        all.add(message.type());
      };
    }

    @Bean
    @FairQueueListener(name = "of.cancellations", types = MessageType.EVENT_CANCELLED)
    Listener cancellations() {
      return message -> cancellations.add(message.type());
    }

    @Bean
    @FairQueueListener(types = MessageType.CLAIM_CONFIRMED)
    Listener claims() {
      return message -> claims.add(message.type());
    }
  }
}
