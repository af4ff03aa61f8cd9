package io.fairqueue.http.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.hashing.HashingQueue.Lane;
import io.fairqueue.http.hashing.HashingQueue.Reason;
import io.fairqueue.http.hashing.HashingQueue.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A1")
final class HashingQueueTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch busy = new CountDownLatch(1);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private HashingQueue queue = new HashingQueue(1, 3, LONG);

  @AfterEach
  void end() {
    busy.countDown();
    queue.close();
    callers.close();
  }

  /** The caller stays. */
  private static boolean isGone() {
    return false;
  }

  @Test
  void whoever_waits_in_the_other_lane_is_next() throws Exception {
    List<Future<String>> asked = new ArrayList<>();
    occupy();
    for (int i = 0; i < 3; i++) {
      asked.add(ask(Lane.FANS, "fan " + i, HashingQueueTest::isGone));
      awaitWaiting(Lane.FANS, i + 1);
    }
    asked.add(ask(Lane.ORGANIZERS, "organizer", HashingQueueTest::isGone));
    awaitWaiting(Lane.ORGANIZERS, 1);

    busy.countDown();

    for (Future<String> each : asked) {
      each.get();
    }
    assertThat(done).containsExactly("organizer", "fan 0", "fan 1", "fan 2");
  }

  @Test
  void a_full_lane_takes_nobody_and_the_other_one_does() throws Exception {
    occupy();
    for (int i = 0; i < 3; i++) {
      var unused = ask(Lane.FANS, "fan", HashingQueueTest::isGone);
    }
    awaitWaiting(Lane.FANS, 3);

    assertRefused(Lane.FANS, Reason.TOO_MANY);
    Future<String> organizer = ask(Lane.ORGANIZERS, "organizer", HashingQueueTest::isGone);
    busy.countDown();
    assertThat(organizer.get()).isEqualTo("organizer");
  }

  @Test
  void whoever_hung_up_is_passed_over_and_makes_room() throws Exception {
    occupy();
    AtomicBoolean gone = new AtomicBoolean();
    List<Future<String>> dropped = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      dropped.add(ask(Lane.FANS, "dropped", gone::get));
    }
    awaitWaiting(Lane.FANS, 3);
    gone.set(true);

    Future<String> next = ask(Lane.FANS, "next", HashingQueueTest::isGone);
    awaitWaiting(Lane.FANS, 1);
    dropped.add(ask(Lane.FANS, "dropped", gone::get));
    awaitWaiting(Lane.FANS, 2);
    busy.countDown();

    assertThat(next.get()).isEqualTo("next");
    for (Future<String> each : dropped) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(each::get)
          .withCauseInstanceOf(Refused.class);
    }
    assertThat(done).containsExactly("next");
  }

  @Test
  void nobody_waits_for_ever() throws Exception {
    queue.close();
    queue = new HashingQueue(1, 3, Duration.ofMillis(50));
    occupy();

    assertRefused(Lane.FANS, Reason.TOO_LONG);
    assertThat(queue.waiting(Lane.FANS)).isZero();
  }

  @Test
  void a_failure_is_its_callers() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                queue.inTurn(
                    Lane.FANS,
                    HashingQueueTest::isGone,
                    () -> {
                      throw new IllegalStateException("no");
                    }));
    assertThat(queue.inTurn(Lane.FANS, HashingQueueTest::isGone, () -> "yes")).isEqualTo("yes");
  }

  private void occupy() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    var unused =
        callers.submit(
            () ->
                queue.inTurn(
                    Lane.FANS,
                    HashingQueueTest::isGone,
                    () -> {
                      begun.countDown();
                      awaitQuietly(busy);
                      return "busy";
                    }));
    begun.await();
  }

  private Future<String> ask(Lane lane, String who, BooleanSupplier gone) {
    return callers.submit(
        () ->
            queue.inTurn(
                lane,
                gone,
                () -> {
                  done.add(who);
                  return who;
                }));
  }

  private void awaitWaiting(Lane lane, int count) {
    await().until(() -> queue.waiting(lane) == count);
  }

  private void assertRefused(Lane lane, Reason reason) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> queue.inTurn(lane, HashingQueueTest::isGone, () -> "never"))
        .extracting(Refused::reason)
        .isEqualTo(reason);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
