package io.fairqueue.cli.crowd;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Fans who stand in line for one event and buy, each on a thread of their own, through the front
 * door. Thread-safe.
 */
public final class Crowd implements AutoCloseable {

  private final CrowdPlan plan;
  private final FrontDoor door;
  private final List<String> sessions;
  private final Counters counters = new Counters();
  private final CountDownLatch goingHome = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private List<Future<?>> fans = List.of();

  /**
   * @param door stays its owner's
   * @param sessions the token of each fan
   */
  public Crowd(CrowdPlan plan, FrontDoor door, List<String> sessions) {
    this.plan = plan;
    this.door = door;
    this.sessions = List.copyOf(sessions);
  }

  /** Lets them come. Once. */
  public synchronized void start() {
    SplittableRandom random = new SplittableRandom(plan.seed());
    fans =
        IntStream.range(0, sessions.size())
            .<Future<?>>mapToObj(i -> threads.submit(fan(i, random.split())))
            .toList();
  }

  public CrowdTally tally() {
    return counters.tally();
  }

  /** How many still want something. */
  public long present() {
    return fans().stream().filter(fan -> !fan.isDone()).count();
  }

  /**
   * Tells everybody to go, and waits until they have. Those in the line stay in it.
   *
   * @throws IllegalStateException if a fan met what no fan should
   */
  @Override
  public void close() {
    sendHome();
    for (Future<?> fan : fans()) {
      if (fan.state() == Future.State.FAILED) {
        throw new IllegalStateException("a fan stumbled", fan.exceptionNow());
      }
    }
  }

  private synchronized List<Future<?>> fans() {
    return fans;
  }

  private void sendHome() {
    goingHome.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  void pause(Duration time) throws WentHome, InterruptedException {
    if (goingHome.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new WentHome();
    }
  }

  private Runnable fan(int number, SplittableRandom random) {
    Habit habit = Habit.of(random.nextInt(100), plan);
    Visitor visitor = new Visitor(door, plan.servers(), sessions.get(number), number);
    Pace pace = new Pace(this, plan.thinking(), counters, random);
    return new Fan(plan, habit, visitor, pace, counters);
  }
}
