package io.fairqueue.http.outage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OutagesTest {

  private final AtomicLong now = new AtomicLong(-5);
  private final AtomicBoolean isThere = new AtomicBoolean();
  private final Outages outages = new Outages(Map.of("postgres", this::ask), now::get);
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
  void a_thousand_failed_tries_are_one_line_and_the_return_is_one_that_says_how_long() {
    for (int i = 0; i < 1_000; i++) {
      outages.failed(gone());
      pass(Duration.ofMillis(10));
      outages.look();
    }
    isThere.set(true);
    pass(Outages.CALM.dividedBy(2));
    outages.look();
    assertThat(lines()).as("not calm yet").hasSize(1);
    pass(Outages.CALM);
    outages.look();
    outages.look();

    assertThat(lines())
        .containsExactly(
            "WARN postgres is failing: connection refused",
            "INFO postgres works again, after 11.0 s and 1000 failed tries");
  }

  @Test
  void what_nobody_can_ask_works_again_when_somebody_says_so() {
    outages.worked("paystack");
    outages.failed("paystack", "timeout");
    pass(Duration.ofSeconds(30));
    outages.look();
    assertThat(lines()).containsExactly("WARN paystack is failing: timeout");

    outages.worked("paystack");
    pass(Outages.CALM);
    outages.look();

    assertThat(lines())
        .last()
        .isEqualTo("INFO paystack works again, after 30.0 s and 1 failed tries");
  }

  @Test
  void what_nobody_tries_again_is_not_said_to_work() {
    outages.failed("paystack", "timeout");
    pass(Outages.LONG_CALM);
    outages.look();

    assertThat(lines())
        .containsExactly(
            "WARN paystack is failing: timeout", "INFO paystack has not failed for 60.0 s");
  }

  @Test
  void what_comes_and_goes_is_not_told_each_time() {
    for (int i = 0; i < 10; i++) {
      outages.failed("mail", "451 later");
      outages.worked("mail");
      pass(Outages.CALM);
      outages.look();
    }

    assertThat(lines())
        .containsExactly(
            "WARN mail is failing: 451 later",
            "INFO mail works again, after 0.0 s and 1 failed tries");
  }

  @Test
  void a_long_outage_is_told_again_now_and_then() {
    for (int minute = 0; minute < 11; minute++) {
      outages.failed(gone());
      pass(Duration.ofMinutes(1));
    }

    assertThat(lines())
        .containsExactly(
            "WARN postgres is failing: connection refused",
            "WARN postgres is still failing, for 300.0 s and 6 tries: connection refused",
            "WARN postgres is still failing, for 600.0 s and 11 tries: connection refused");
  }

  @Test
  void a_fault_has_its_trace_once_and_each_cause_has_its_own() {
    for (int i = 0; i < 5; i++) {
      outages.failed("the sweep", new IllegalStateException("a bug"));
      pass(Duration.ofSeconds(1));
    }
    outages.failed("the sweep", new IllegalStateException("another"));

    assertThat(lines()).containsExactly("ERROR the sweep is failing", "ERROR the sweep is failing");
    assertThat(log.list)
        .extracting(line -> line.getThrowableProxy().getMessage())
        .containsExactly("a bug", "another");
  }

  @Test
  void a_second_outage_of_the_same_cause_is_told_and_so_is_its_end() {
    for (int i = 0; i < 2; i++) {
      outages.failed("refunds", new IllegalStateException("a bug"));
      outages.worked("refunds");
      pass(Outages.CALM);
      outages.look();
      pass(Told.BETWEEN);
    }

    assertThat(lines())
        .containsExactly(
            "ERROR refunds is failing",
            "INFO refunds works again, after 0.0 s and 1 failed tries",
            "ERROR refunds is failing",
            "INFO refunds works again, after 0.0 s and 1 failed tries");
  }

  @Test
  void a_flood_of_causes_has_an_end_until_some_are_forgotten() {
    for (int i = 0; i < 2 * Told.MAX; i++) {
      outages.failed("refunds", new IllegalStateException("of " + i));
    }
    assertThat(lines()).hasSize(Told.MAX);

    pass(Told.REMINDER);
    outages.failed("refunds", new IllegalStateException("of another"));
    assertThat(lines()).hasSize(Told.MAX + 1);
  }

  private static StoreUnavailableException gone() {
    return new StoreUnavailableException(
        "postgres", new IllegalStateException("no", new RuntimeException("connection refused.")));
  }

  private void ask() {
    if (!isThere.get()) {
      throw gone();
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private List<String> lines() {
    return log.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }
}
