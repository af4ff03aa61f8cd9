package io.fairqueue.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Figures of this node, where an application collects some. */
@AutoConfiguration(after = FairQueueAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(FairQueueDatabase.class)
public final class FairQueueMetricsAutoConfiguration {

  @Bean
  FairQueueMeters fairQueueMeters(
      FairQueueDatabase database, ObjectProvider<BackgroundFailures> failures) {
    return new FairQueueMeters(database, failures.getIfAvailable(BackgroundFailures::new));
  }
}
