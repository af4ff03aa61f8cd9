package io.fairqueue.postgres.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.fixture.RecordedSteps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {

  private static final EventId EVENT = new EventId(UUID.randomUUID());
  private static final Executor HERE = Runnable::run;

  @Test
  @Tag("D1")
  void whoComesWhileAnotherCommitsSharesTheNextCommit() throws Exception {
    Gate gate = new Gate();
    ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              sizes.add(requests.size());
              gate.pass();
              return requests.stream().map(request -> request * 10).toList();
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = callers.submit(() -> commits.submit(EVENT, 0));
      gate.awaitGuest();
      List<Future<Integer>> others =
          IntStream.rangeClosed(1, 40)
              .mapToObj(i -> callers.submit(() -> commits.submit(EVENT, i)))
              .toList();
      Awaitility.await().until(() -> commits.stats().queued() == 40);
      gate.open();

      assertThat(first.get()).isZero();
      for (int i = 0; i < others.size(); i++) {
        assertThat(others.get(i).get()).isEqualTo((i + 1) * 10);
      }
    }
    assertThat(sizes).containsExactly(1, 40);
    assertThat(commits.stats())
        .isEqualTo(
            new GroupCommitStats(
                0, 0, 2, 41, 0, commits.stats().waited(), commits.stats().committing()));
    assertThat(commits.stats().waited()).isPositive();
    assertThat(commits.stats().committing()).isPositive();
  }

  @Test
  void whereBatchesDoNotLockEachOtherOutSeveralAreUnderWay() throws Exception {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            2,
            (event, requests) -> {
              if (requests.contains(1)) {
                gate.pass();
              }
              return requests;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> held = callers.submit(() -> commits.submit(EVENT, 1));
      gate.awaitGuest();

      assertThat(commits.submit(EVENT, 2)).isEqualTo(2);
      gate.open();
      assertThat(held.get()).isEqualTo(1);
    }
    assertThat(commits.stats().batches()).isEqualTo(2);
  }

  @Test
  void aCommitThatFailedLooksSo() {
    RecordedSteps steps = new RecordedSteps();
    Map<String, RuntimeException> failures =
        Map.of(
            "gone", new StoreUnavailableException("postgres", "gone"),
            "bad", new StoreDataException("bad"),
            "half", new PartlyDoneException(Collections.singletonList(null), new Bug()));
    GroupCommit<String, String> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              RuntimeException failure = failures.get(requests.getFirst());
              if (failure != null) {
                throw failure;
              }
              return requests;
            },
            steps);
    for (String each : List.of("good", "gone", "bad", "half")) {
      int before = steps.ended().size();
      commits.submit(EVENT, each, HERE, (answer, failure) -> {});
      Awaitility.await().until(() -> steps.ended().size() > before);
    }

    assertThat(steps.ended())
        .containsExactly(
            "commit of test: ended",
            "commit of test: failed StoreUnavailableException",
            "commit of test: failed StoreDataException",
            "commit of test: failed Bug");
  }

  private static final class Bug extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aBadRequestFailsAlone() throws Exception {
    Gate gate = new Gate();
    GroupCommit<String, String> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              if (requests.contains("bad")) {
                throw new StoreDataException("bad");
              }
              return requests;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = callers.submit(() -> commits.submit(EVENT, "first"));
      gate.awaitGuest();
      List<Future<String>> others = new ArrayList<>();
      for (String each : List.of("good", "bad", "fine")) {
        others.add(callers.submit(() -> commits.submit(EVENT, each)));
      }
      Awaitility.await().until(() -> commits.stats().queued() == 3);
      gate.open();

      assertThat(first.get()).isEqualTo("first");
      assertThat(others.get(0).get()).isEqualTo("good");
      assertThatThrownBy(() -> others.get(1).get())
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(StoreDataException.class);
      assertThat(others.get(2).get()).isEqualTo("fine");
    }
  }

  @Test
  void aBadRequestAmongManyCostsTheOthersAFewBatches() throws Exception {
    Gate gate = new Gate();
    ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              sizes.add(requests.size());
              if (requests.contains(77)) {
                throw new StoreDataException("bad");
              }
              return requests;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = callers.submit(() -> commits.submit(EVENT, 0));
      gate.awaitGuest();
      List<Future<Integer>> others =
          IntStream.rangeClosed(1, 256)
              .mapToObj(i -> callers.submit(() -> commits.submit(EVENT, i)))
              .toList();
      Awaitility.await().until(() -> commits.stats().queued() == 256);
      gate.open();

      assertThat(first.get()).isZero();
      for (int i = 0; i < others.size(); i++) {
        Future<Integer> each = others.get(i);
        if (i + 1 == 77) {
          assertThatThrownBy(each::get).cause().isInstanceOf(StoreDataException.class);
        } else {
          assertThat(each.get()).isEqualTo(i + 1);
        }
      }
    }
    assertThat(sizes).hasSizeLessThan(20);
  }

  @Test
  @Tag("I19")
  void whoWasDoneIsAnsweredThoughOthersOfTheBatchFailed() throws Exception {
    Gate gate = new Gate();
    GroupCommit<String, String> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              if (requests.contains("late")) {
                throw new PartlyDoneException(
                    requests.stream().map(each -> each.equals("late") ? null : each).toList(),
                    new StoreUnavailableException("test", "too late"));
              }
              return requests;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = callers.submit(() -> commits.submit(EVENT, "first"));
      gate.awaitGuest();
      Future<String> done = callers.submit(() -> commits.submit(EVENT, "done"));
      Future<String> late = callers.submit(() -> commits.submit(EVENT, "late"));
      Awaitility.await().until(() -> commits.stats().queued() == 2);
      gate.open();

      assertThat(first.get()).isEqualTo("first");
      assertThat(done.get()).isEqualTo("done");
      assertThatThrownBy(late::get).cause().isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void whatABatchLeavesIsDoneInTheNextOne() throws Exception {
    Gate gate = new Gate();
    ConcurrentLinkedQueue<List<String>> batches = new ConcurrentLinkedQueue<>();
    GroupCommit<String, String> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              batches.add(requests);
              return requests.stream()
                  .map(each -> each.equals(requests.getFirst()) ? each : null)
                  .toList();
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = callers.submit(() -> commits.submit(EVENT, "first"));
      gate.awaitGuest();
      Future<String> one = callers.submit(() -> commits.submit(EVENT, "one"));
      Awaitility.await().until(() -> commits.stats().queued() == 1);
      Future<String> other = callers.submit(() -> commits.submit(EVENT, "other"));
      Awaitility.await().until(() -> commits.stats().queued() == 2);
      gate.open();

      assertThat(first.get()).isEqualTo("first");
      assertThat(one.get()).isEqualTo("one");
      assertThat(other.get()).isEqualTo("other");
    }
    assertThat(batches)
        .containsExactly(List.of("first"), List.of("one", "other"), List.of("other"));
    assertThat(commits.stats().queued()).isZero();
  }

  @Test
  @Tag("H10")
  void beyondItsBoundALaneRefuses() throws Exception {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              return requests;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.execute(() -> commits.submit(EVENT, 0));
      gate.awaitGuest();
      for (int i = 0; i < GroupCommit.BOUND; i++) {
        callers.execute(() -> commits.submit(EVENT, 1));
      }
      Awaitility.await().until(() -> commits.stats().queued() == GroupCommit.BOUND);

      assertThatThrownBy(() -> commits.submit(EVENT, 2))
          .isInstanceOf(StoreUnavailableException.class);
      assertThat(commits.stats().rejected()).isEqualTo(1);
      gate.open();
    }
  }

  @Test
  @Tag("I25")
  void whoGetsNoAnswerInTimeStopsWaiting() {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              return requests;
            });

    assertThatThrownBy(() -> commits.submit(EVENT, 1))
        .isInstanceOf(StoreUnavailableException.class);
    gate.open();
  }

  @Test
  @Tag("D1")
  void whoWaitsForNothingIsAnsweredInOneTaskPerBatchAndExecutor() throws Exception {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits = gated(gate);
    Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    Queue<Runnable> otherTasks = new ConcurrentLinkedQueue<>();
    Executor loop = tasks::add;
    Executor otherLoop = otherTasks::add;
    Heard heard = new Heard();
    commits.submit(EVENT, 0, loop, heard);
    gate.awaitGuest();
    for (int i = 1; i <= 40; i++) {
      commits.submit(EVENT, i, i <= 30 ? loop : otherLoop, heard);
    }
    gate.open();
    Awaitility.await().until(() -> tasks.size() == 2 && otherTasks.size() == 1);

    assertThat(heard.answers).isEmpty();
    tasks.forEach(Runnable::run);
    otherTasks.forEach(Runnable::run);
    assertThat(heard.answers)
        .containsExactlyElementsOf(IntStream.rangeClosed(0, 40).boxed().toList());
    assertThat(heard.failures).isEmpty();
  }

  @Test
  @Tag("I25")
  void afterTheTimeoutTheOutcomeIsUnknownAndNothingFollows() throws Exception {
    Gate gate = new Gate();
    ConcurrentLinkedQueue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              batches.add(requests);
              gate.pass();
              return requests;
            });
    Heard heard = new Heard();
    commits.submit(EVENT, 1, HERE, heard);
    gate.awaitGuest();
    commits.submit(EVENT, 2, HERE, heard);

    Awaitility.await().until(() -> heard.failures.size() == 2);
    gate.open();
    // By the same writer, so after what it had to say to the others.
    assertThat(commits.submit(EVENT, 3)).isEqualTo(3);

    assertThat(heard.answers).isEmpty();
    assertThat(heard.failures)
        .hasSize(2)
        .allMatch(e -> ((StoreUnavailableException) e).isOutcomeUnknown());
    assertThat(batches).containsExactly(List.of(1), List.of(3));
    assertThat(commits.stats().queued()).isZero();
  }

  @Test
  @Tag("H10")
  void aFullLaneRefusesWhoWaitsForNothingAndAnswersTheOthers() throws Exception {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits = gated(gate);
    Heard heard = new Heard();
    Heard refused = new Heard();
    commits.submit(EVENT, 0, HERE, heard);
    gate.awaitGuest();
    for (int i = 1; i <= GroupCommit.BOUND; i++) {
      commits.submit(EVENT, i, HERE, heard);
    }

    commits.submit(EVENT, -1, HERE, refused);

    assertThat(refused.failures)
        .singleElement()
        .matches(e -> !((StoreUnavailableException) e).isOutcomeUnknown());
    gate.open();
    Awaitility.await().until(() -> heard.answers.size() == GroupCommit.BOUND + 1);
    assertThat(heard.failures).isEmpty();
    assertThat(refused.answers).isEmpty();
  }

  @Test
  void whoFailsToTakeAnAnswerKeepsNobodyElseFromTheirs() throws Exception {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits = gated(gate);
    Heard heard = new Heard();
    commits.submit(EVENT, 0, HERE, heard);
    gate.awaitGuest();
    for (int i = 1; i <= 3; i++) {
      commits.submit(
          EVENT,
          i,
          HERE,
          (answer, failure) -> {
            heard.done(answer, failure);
            throw new AssertionError("on purpose");
          });
      commits.submit(EVENT, i * 10, HERE, heard);
    }
    gate.open();

    Awaitility.await().until(() -> heard.answers.size() == 7);
    assertThat(heard.answers).containsExactly(0, 1, 10, 2, 20, 3, 30);
    assertThat(heard.failures).isEmpty();
  }

  @Test
  void anExecutorThatIsClosedKeepsNobodyFromTheAnswer() {
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>("test", 1, (event, requests) -> requests);
    Heard heard = new Heard();
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.close();

    commits.submit(EVENT, 1, closed, heard);

    Awaitility.await().until(() -> heard.answers.contains(1));
  }

  @Test
  void ofABatchThatIsHalvedEachHearsOnce() throws Exception {
    Gate gate = new Gate();
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              gate.pass();
              if (requests.contains(77)) {
                throw new StoreDataException("bad");
              }
              return requests;
            });
    Heard heard = new Heard();
    commits.submit(EVENT, 0, HERE, heard);
    gate.awaitGuest();
    for (int i = 1; i <= 256; i++) {
      commits.submit(EVENT, i, HERE, heard);
    }
    gate.open();
    Awaitility.await().until(() -> heard.answers.contains(256) && !heard.failures.isEmpty());
    commits.close();

    assertThat(heard.answers)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, 256).filter(i -> i != 77).boxed().toList());
    assertThat(heard.failures).singleElement().isInstanceOf(StoreDataException.class);
  }

  @Test
  @Tag("N16")
  void closingWaitsForWhatWasTakenAndTakesNothingMore() {
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>("test", 1, (event, requests) -> requests);
    assertThat(commits.submit(EVENT, 1)).isEqualTo(1);

    commits.close();

    assertThatThrownBy(() -> commits.submit(EVENT, 2))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aFaultOfOursReachesTheCaller() {
    GroupCommit<Integer, Integer> commits =
        new GroupCommit<>(
            "test",
            1,
            (event, requests) -> {
              throw new IllegalStateException("fault");
            });

    assertThatThrownBy(() -> commits.submit(EVENT, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("fault");
  }

  private static GroupCommit<Integer, Integer> gated(Gate gate) {
    return new GroupCommit<>(
        "test",
        1,
        (event, requests) -> {
          gate.pass();
          return requests;
        });
  }

  /** What was heard, by whoever asked. */
  private static final class Heard implements GroupCommit.Reply<Integer> {

    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Override
    public void done(@Nullable Integer answer, @Nullable Throwable failure) {
      if (answer != null) {
        answers.add(answer);
      }
      if (failure != null) {
        failures.add(failure);
      }
    }
  }

  /** Holds the writer up until it is opened. */
  private static final class Gate {

    private final CountDownLatch guest = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
      guest.countDown();
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void awaitGuest() throws InterruptedException {
      guest.await();
    }

    void open() {
      opened.countDown();
    }
  }
}
