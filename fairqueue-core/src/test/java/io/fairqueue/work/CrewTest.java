package io.fairqueue.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CrewTest {

  @Test
  void does_each_thing_once() {
    List<Integer> things = IntStream.range(0, 1_000).boxed().toList();
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    BoundedParallel.each(things, done::add);
    assertThat(done).containsExactlyInAnyOrderElementsOf(things);
  }

  @Test
  void works_on_several_at_once() {
    CyclicBarrier together = new CyclicBarrier(8);
    BoundedParallel.each(List.of(1, 2, 3, 4, 5, 6, 7, 8), thing -> meet(together));
  }

  @Test
  void does_one_alone_in_the_thread_of_the_caller() {
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    BoundedParallel.each(List.of(1), thing -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void tells_what_failed() {
    assertThatThrownBy(() -> BoundedParallel.each(List.of(1, 2, 3), CrewTest::refuse))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
  }

  private static void refuse(int thing) {
    throw new IllegalArgumentException("no");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (BrokenBarrierException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
