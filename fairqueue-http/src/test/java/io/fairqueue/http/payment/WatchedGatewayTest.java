package io.fairqueue.http.payment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.tck.fixture.RecordedSteps;
import io.fairqueue.tck.fixture.ScriptedGateway;
import io.fairqueue.tck.fixture.ScriptedGateway.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class WatchedGatewayTest {

  private final ScriptedGateway scripted = new ScriptedGateway();
  private final Outages outages = new Outages(Map.of());
  private final RecordedSteps steps = new RecordedSteps();
  private final WatchedGateway gateway = new WatchedGateway(scripted, outages, steps);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Outages.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void a_gateway_without_answers_is_told_once_and_so_is_that_it_answers_again() {
    for (int i = 0; i < 5; i++) {
      scripted.nextVerification(Mood.IS_DOWN);
      var silent = gateway.verify("none");
      assertThat(silent).isInstanceOf(io.fairqueue.port.PaymentGateway.Verification.NoAnswer.class);
    }
    var answered = gateway.verify("none");
    assertThat(answered).isInstanceOf(io.fairqueue.port.PaymentGateway.Verification.Unknown.class);

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              outages.look();
              assertThat(lines()).hasSize(2);
            });
    assertThat(lines().getFirst()).isEqualTo(gateway.name() + " is failing: timeout");
    assertThat(lines().getLast())
        .startsWith(gateway.name() + " works again, after ")
        .endsWith("and 5 failed tries");
  }

  @Test
  void a_call_without_an_answer_looks_failed_and_one_with_a_no_does_not() {
    scripted.nextVerification(Mood.IS_DOWN);
    var silent = gateway.verify("none");
    var answered = gateway.verify("none");

    assertThat(List.of(silent, answered)).hasSize(2);
    assertThat(steps.ended())
        .containsExactly(
            gateway.name() + " verify: failed NoAnswer", gateway.name() + " verify: Unknown");
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
