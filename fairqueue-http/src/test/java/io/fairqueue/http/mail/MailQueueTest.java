package io.fairqueue.http.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.BusyException;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A4")
final class MailQueueTest {

  private static final EmailAddress FAN = new EmailAddress("ada@fans.example");

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<RuntimeException> heard = new CopyOnWriteArrayList<>();
  private final FailureListener failures = (task, failure) -> heard.add(failure);

  @Test
  void nobody_waits_for_a_slow_server_and_the_queue_has_an_end() {
    CountDownLatch slow = new CountDownLatch(1);
    MailQueue queue =
        new MailQueue(
            (to, subject, text) -> {
              try {
                slow.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            metrics,
            failures);
    for (int i = 0; i < MailQueue.MAX_WAITING; i++) {
      queue.send(FAN, "Code", "123456");
    }

    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> queue.send(FAN, "Code", "123456"))
        .satisfies(busy -> assertThat(busy.retryAfter()).isPositive());
    assertThat(metrics.get("fairqueue.mail.waiting").gauge().value())
        .isEqualTo(MailQueue.MAX_WAITING);

    slow.countDown();
    queue.close();
    assertThat(count("sent")).isEqualTo(MailQueue.MAX_WAITING);
    assertThat(count("turned_away")).isEqualTo(1);
    assertThat(metrics.get("fairqueue.mail.waiting").gauge().value()).isZero();
    assertThatExceptionOfType(BusyException.class)
        .as("after the end")
        .isThrownBy(() -> queue.send(FAN, "Code", "123456"));
  }

  @Test
  void what_may_succeed_later_is_tried_again_and_what_will_not_is_left() {
    AtomicInteger tries = new AtomicInteger();
    MailQueue queue =
        new MailQueue(
            (to, subject, text) -> {
              if (subject.equals("never")) {
                throw new MailRefusedException("the server said 550");
              }
              if (tries.incrementAndGet() == 1) {
                throw new StoreUnavailableException("mail", "the server said 450");
              }
            },
            metrics,
            failures);
    queue.send(FAN, "never", "123456");
    queue.send(FAN, "later", "123456");

    await().until(() -> count("sent") == 1 && count("refused") == 1);
    assertThat(tries).hasValue(2);
    assertThat(heard).hasSize(1).allMatch(StoreUnavailableException.class::isInstance);
    queue.close();
  }

  @Test
  void a_mailbox_that_takes_it_later_is_tried_again_and_no_outage() {
    AtomicInteger tries = new AtomicInteger();
    MailQueue queue =
        new MailQueue(
            (to, subject, text) -> {
              if (tries.incrementAndGet() == 1) {
                throw new MailDeferredException("the server said 450");
              }
            },
            metrics,
            failures);
    queue.send(FAN, "Code", "123456");

    await().until(() -> count("sent") == 1);
    assertThat(count("retried")).isEqualTo(1);
    assertThat(heard).isEmpty();
    queue.close();
  }

  @Test
  void what_waits_to_be_tried_again_is_tried_once_more_before_the_end() {
    AtomicInteger tries = new AtomicInteger();
    MailQueue queue =
        new MailQueue(
            (to, subject, text) -> {
              if (tries.incrementAndGet() == 1) {
                throw new StoreUnavailableException("mail", "away");
              }
            },
            metrics,
            failures);
    queue.send(FAN, "Code", "123456");
    await().until(() -> count("retried") == 1);

    queue.close();

    assertThat(count("sent")).isEqualTo(1);
    assertThat(count("lost")).isZero();
  }

  private double count(String outcome) {
    var counter = metrics.find("fairqueue.mails").tag("outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }
}
