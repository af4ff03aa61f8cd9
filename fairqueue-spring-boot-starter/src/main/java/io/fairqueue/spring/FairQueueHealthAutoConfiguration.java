package io.fairqueue.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Tells how the database is, where an application tells its health. */
@AutoConfiguration(after = FairQueueAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(FairQueueDatabase.class)
public final class FairQueueHealthAutoConfiguration {

  @Bean
  @ConditionalOnEnabledHealthIndicator("fairqueue")
  @ConditionalOnMissingBean(name = "fairQueueHealthIndicator")
  HealthIndicator fairQueueHealthIndicator(FairQueueDatabase database) {
    return new FairQueueHealthIndicator(database);
  }
}
