package io.fairqueue.http.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FailureReportTest {

  private final AtomicLong now = new AtomicLong();
  private final Outages outages = new Outages(Map.of(), now::get);
  private final FailureListener report =
      new FailureReport(new SimpleMeterRegistry(), outages, (task, failure) -> {});
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Outages.class);

  @BeforeEach
  void listen() {
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void work_that_fails_works_and_fails_for_the_same_reason_minutes_later_is_told_both_times() {
    for (int i = 0; i < 2; i++) {
      report.failed("refunds", new IllegalStateException("a bug"));
      report.worked("refunds");
      now.addAndGet(Duration.ofMinutes(2).toNanos());
      outages.look();
    }

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "refunds is failing",
            "refunds works again, after 0.0 s and 1 failed tries",
            "refunds is failing",
            "refunds works again, after 0.0 s and 1 failed tries");
  }
}
