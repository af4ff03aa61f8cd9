package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.crowd.plan.Habit;
import io.fairqueue.cli.witness.Diary;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fans who stand in line for one event and buy, each on a thread of their own, through the front
 * door. Thread-safe.
 */
public final class Crowd implements AutoCloseable {

  private final CrowdPlan plan;
  private final FrontDoor door;
  private final List<String> sessions;
  private final Diary diary;
  private final Entrance entrance = new Entrance();
  private final LostAndFound lost = new LostAndFound();
  private final Counters counters = new Counters();
  private final AtomicReference<@Nullable Throwable> stumbled = new AtomicReference<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param door stays its owner's
   * @param sessions the token of each fan
   * @param diary where they write down what they see
   */
  public Crowd(CrowdPlan plan, FrontDoor door, List<String> sessions, Diary diary) {
    this.plan = plan;
    this.door = door;
    this.sessions = List.copyOf(sessions);
    this.diary = diary;
  }

  /** Lets them come. Once. */
  public void start() {
    SplittableRandom random = new SplittableRandom(plan.seed());
    counters.present.add(sessions.size());
    for (int i = 0; i < sessions.size(); i++) {
      int number = i;
      SplittableRandom own = random.split();
      threads.execute(() -> live(number, own));
    }
  }

  public CrowdTally tally() {
    return counters.tally();
  }

  /** How many still want something. */
  public long present() {
    return counters.present.sum();
  }

  /** How many have still to come. */
  public long outside() {
    return sessions.size() - entrance.through();
  }

  /** How many were admitted and are not done. */
  public long shopping() {
    return counters.shopping.sum();
  }

  /**
   * Tells everybody to go, and waits until they have. Those in the line stay in it.
   *
   * @throws IllegalStateException if a fan met what no fan should
   */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = stumbled.get();
    if (failure != null) {
      throw new IllegalStateException("a fan stumbled", failure);
    }
  }

  private void live(int number, SplittableRandom random) {
    try {
      Duration drawn = plan.arrivals().draw(random);
      Habit habit = plan.mix().draw(random);
      Thread.sleep(plan.arrivals().of(habit, drawn));
      boolean listens = random.nextInt(100) < plan.sockets();
      Visitor visitor = new Visitor(door, plan.servers(), sessions.get(number), number);
      Witness witness = new Witness(number, visitor, diary, plan.event());
      Pace pace = new Pace(plan.thinking(), counters, random);
      Choice choice = new Choice(plan.offer(), witness, pace, random);
      Purchase purchase = new Purchase(habit, witness, choice, pace, lost, counters);
      if (habit == Habit.BOT) {
        new Bot(
                plan,
                witness,
                sessions.get(number),
                pace,
                purchase,
                entrance,
                lost,
                counters,
                random)
            .come();
      } else {
        Poller eyes = new Poller(plan, witness, pace);
        Lookout lookout = listens ? new Listener(eyes, witness, counters) : eyes;
        new Fan(habit, lookout, witness, pace, purchase, entrance, lost, counters).come();
      }
    } catch (InterruptedException goingHome) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failure) {
      stumbled.compareAndSet(null, failure);
    } finally {
      counters.present.decrement();
    }
  }
}
