package io.fairqueue.spring;

import io.fairqueue.FairQueue;
import io.fairqueue.Tick;
import io.fairqueue.domain.Retention;
import io.fairqueue.payment.WaitPolicy;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Mailer;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PasswordHasher;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Stores;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.identity.IdTokens;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.EndpointUrls;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.staff.InvitationMail;
import io.fairqueue.postgres.connection.PostgresConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * A {@link FairQueue} of the application's own parts: whatever of its ports is a bean is used, and
 * each bean here stands back for one of the application's. Its stores are in the application's
 * database, in a schema of their own, unless a bean or a property says otherwise.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
    })
@ConditionalOnBooleanProperty(name = "fairqueue.enabled", matchIfMissing = true)
@EnableConfigurationProperties(FairQueueProperties.class)
public final class FairQueueAutoConfiguration {

  private static final Duration CLOCK = Duration.ofSeconds(10);
  private static final String REDIS = "io.fairqueue.redis.RedisConnections";

  @Bean
  @ConditionalOnMissingBean(FailureListener.class)
  BackgroundFailures fairQueueFailures() {
    return new BackgroundFailures();
  }

  @Bean
  @ConditionalOnMissingBean
  FairQueue fairQueue(
      Stores stores,
      FairQueueProperties properties,
      FailureListener failures,
      ListableBeanFactory beans,
      ObjectProvider<FairQueueDatabase> database,
      ObjectProvider<Courier> couriers) {
    FairQueue.Builder builder =
        FairQueue.builder()
            .stores(stores)
            .onFailure(failures)
            .staleAge(properties.stalePaymentAge());
    database.ifAvailable(ours -> builder.time(ours.time()));
    beans.getBeanProvider(InstantSource.class).ifUnique(builder::time);
    beans.getBeanProvider(CodeStore.class).ifUnique(builder::codes);
    beans.getBeanProvider(PasswordHasher.class).ifUnique(builder::hasher);
    beans.getBeanProvider(Notifier.class).ifUnique(builder::notifier);
    beans.getBeanProvider(Mailer.class).ifUnique(builder::mailer);
    beans.getBeanProvider(InvitationMail.class).ifUnique(builder::invitationMail);
    beans.getBeanProvider(PaymentGateway.class).ifUnique(builder::gateway);
    beans.getBeanProvider(IdTokens.class).ifUnique(builder::idTokens);
    beans.getBeanProvider(PictureBucket.class).ifUnique(builder::pictures);
    beans.getBeanProvider(SecretVault.class).ifUnique(builder::vault);
    beans.getBeanProvider(EndpointUrls.class).ifUnique(builder::endpointUrls);
    beans.getBeanProvider(IdSource.class).ifUnique(builder::ids);
    beans.getBeanProvider(WaitPolicy.class).ifUnique(builder::waitPolicy);
    beans.getBeanProvider(Retention.class).ifUnique(builder::retention);
    couriers.orderedStream().forEach(builder::courier);
    ListenerBeans.couriers(beans).forEach(builder::courier);
    return builder.build();
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "fairqueue.ticks.enabled", matchIfMissing = true)
  FairQueueTicks fairQueueTicks(
      FairQueue fairQueue,
      FailureListener failures,
      ObjectProvider<FairQueueDatabase> database,
      ObjectProvider<TickObserver> observer) {
    List<Tick> all = new ArrayList<>(fairQueue.ticks().all());
    database.ifAvailable(ours -> all.add(new Tick("clock", CLOCK, ours::refreshClock)));
    TickObserver watched = observer.getIfAvailable(() -> tick -> tick);
    return new FairQueueTicks(
        fairQueue.ticks(), all.stream().map(watched::observed).toList(), failures);
  }

  /** Unless the application brings stores of its own, or all of it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean({Stores.class, FairQueue.class})
  static class Durable {

    @Bean
    @ConditionalOnMissingBean
    PostgresConfig fairQueuePostgresConfig(
        FairQueueProperties properties, ObjectProvider<DataSource> application) {
      if (properties.redis().url() != null && !ClassUtils.isPresent(REDIS, null)) {
        throw new IllegalStateException(
            "fairqueue.redis.url is set: add fairqueue-adapters-redis to the class path, or unset it");
      }
      return ApplicationDatabase.of(properties.postgres(), application.getIfUnique());
    }

    /** After the application's own migrations, if it has some. */
    @Bean
    @DependsOnDatabaseInitialization
    FairQueueDatabase fairQueueDatabase(
        PostgresConfig config,
        FairQueueProperties properties,
        ObjectProvider<InstantSource> time,
        ObjectProvider<LineListener> listener,
        ObjectProvider<Tracing> tracing) {
      return new FairQueueDatabase(
          config,
          properties.postgres().migrate(),
          time.getIfUnique(),
          listener.getIfUnique(LineListener::none),
          tracing.getIfUnique(Tracing::none));
    }

    /** Closed with the database. */
    @Bean(destroyMethod = "")
    Stores fairQueueStores(FairQueueDatabase database) {
      return database.stores();
    }
  }
}
