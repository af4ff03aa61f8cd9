package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.ClosedLoop;
import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.Line;
import io.fairqueue.line.log.IdList;
import io.fairqueue.port.LineStore.JoinOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** What a join, a poll and an admission cost in a long line, and in a short one. */
public final class LengthMeasure implements Measure {

  private static final int POLLERS = 64;

  @Override
  public String letter() {
    return "e";
  }

  @Override
  public String title() {
    return "Long lines";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    try (Node node = Node.start(bench.servers())) {
      return new Lengths(bench, node).measure();
    }
  }

  /** One long line, and many short ones: a short one would not stay short. */
  private static final class Lengths {

    private final Bench bench;
    private final Scale scale;
    private final Node node;
    private final Lines lines;
    private final EventId longLine;
    private final EventId polledShort;
    private final Deque<EventId> joinedShort = new ArrayDeque<>();
    private final Deque<EventId> admittedShort = new ArrayDeque<>();
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);

    Lengths(Bench bench, Node node) {
      this.bench = bench;
      this.scale = bench.scale();
      this.node = node;
      this.lines = new Lines(node);
      bench.say("making a line of %,d".formatted(scale.longLine()));
      this.longLine = line(scale.longLine());
      this.polledShort = line(scale.shortLine());
      for (int i = 0; i < (scale.rounds() + 1) * bursts(); i++) {
        joinedShort.add(line(scale.shortLine()));
      }
      admittedShort.addAll(joinedShort);
      lines.analyze();
      node.follow();
    }

    List<Finding> measure() throws Exception {
      bench.servers().settle();
      Finding load = ViewLoad.measure(bench, node, longLine, scale.longLine());
      joinLong();
      joinShort();
      pollLong(scale.shortLine());
      pollShort();
      admitLong();
      admitShort();
      List<List<Double>> sides =
          Rounds.inTurn(
              scale.rounds(),
              this::joinShort,
              this::joinLong,
              this::pollShort,
              () -> pollLong(scale.shortLine()),
              this::admitShort,
              this::admitLong,
              () -> pollLong(scale.longLine() / 2));
      String bursts = "%d times %,d fans at once".formatted(bursts(), scale.burst());
      return List.of(
          finding("e1", "join", "FairQueue's line, join: " + bursts, sides, 0, 1, 1.15),
          finding(
              "e2",
              "poll",
              "FairQueue's line, position: %d callers ask for %,d fans"
                  .formatted(POLLERS, scale.shortLine()),
              sides,
              2,
              3,
              1.15),
          finding("e3", "admission", "FairQueue's line, admit: " + bursts, sides, 4, 5, 1.15),
          finding(
              "e4",
              "poll, each by another of half a million fans,",
              "FairQueue's line, position: %d callers ask for %,d fans"
                  .formatted(POLLERS, scale.longLine() / 2),
              sides,
              2,
              6,
              1.5),
          load);
    }

    private Finding finding(
        String key,
        String what,
        String command,
        List<List<Double>> sides,
        int small,
        int large,
        double goal) {
      return new Finding(
          key,
          "%s at %,d waiting ÷ at %,d".formatted(what, scale.longLine(), scale.shortLine()),
          "µs each",
          new Side(command, sides.get(small)),
          new Side(command, sides.get(large)),
          Target.atMost(goal),
          List.of());
    }

    private EventId line(int waiting) {
      EventId event = node.openSale(2 * scale.burst());
      lines.waiting(event, waiting);
      return event;
    }

    private double joinShort() throws Exception {
      bench.say("joins, short line");
      long nanos = 0;
      for (int i = 0; i < bursts(); i++) {
        nanos += join(joinedShort.remove());
      }
      return microsEach(nanos);
    }

    private double joinLong() throws Exception {
      bench.say("joins, long line");
      long nanos = 0;
      for (int i = 0; i < bursts(); i++) {
        nanos += join(longLine);
      }
      return microsEach(nanos);
    }

    /** Everybody at once, each one once. */
    private long join(EventId event) throws Exception {
      AtomicInteger left = new AtomicInteger(scale.burst());
      return ClosedLoop.run(
              scale.burst(),
              Duration.ofMinutes(1),
              () -> {
                if (left.decrementAndGet() < 0) {
                  return false;
                }
                JoinOutcome outcome =
                    node.stores()
                        .lines()
                        .join(event, new CustomerId(UUID.randomUUID()), Instant.now());
                if (!(outcome instanceof JoinOutcome.Joined)) {
                  throw new IllegalStateException("not joined: " + outcome);
                }
                return true;
              })
          .elapsed()
          .toNanos();
    }

    private double admitShort() {
      bench.say("admissions, short line");
      long nanos = 0;
      for (int i = 0; i < bursts(); i++) {
        nanos += admit(admittedShort.remove());
      }
      return microsEach(nanos);
    }

    private double admitLong() {
      bench.say("admissions, long line");
      long nanos = 0;
      for (int i = 0; i < bursts(); i++) {
        nanos += admit(longLine);
      }
      return microsEach(nanos);
    }

    /** What one tick admits. The admitted give up, so that the next tick finds as many. */
    private long admit(EventId event) {
      long begin = System.nanoTime();
      int admitted =
          node.stores()
              .lines()
              .admit(event, SalePolicy.defaults().admission(), scale.burst(), Instant.now())
              .size();
      long nanos = System.nanoTime() - begin;
      if (admitted != scale.burst()) {
        throw new IllegalStateException(admitted + " were admitted");
      }
      lines.giveUp(event);
      return nanos;
    }

    private double pollShort() throws Exception {
      bench.say("polls, short line");
      return poll(polledShort, scale.shortLine(), 1, scale.shortLine());
    }

    /** Fans who stand all over the line's last half: nobody there is admitted meanwhile. */
    private double pollLong(int fans) throws Exception {
      bench.say("polls, long line");
      return poll(longLine, scale.longLine(), scale.longLine() / 2, fans);
    }

    private double poll(EventId event, int last, int behind, int fans) throws Exception {
      int between = Math.max(1, (last - behind) / fans);
      // Side by side, so that it is the line that is slow where memory is, not this list.
      IdList asking =
          IdList.of(
              IntStream.range(0, fans)
                  .mapToObj(i -> Lines.fan(event, last - (i * between) % last).value())
                  .toList());
      int[] order = random.ints(1 << 16, 0, fans).toArray();
      AtomicInteger next = new AtomicInteger();
      return ClosedLoop.run(
                  POLLERS,
                  scale.period().dividedBy(2),
                  () -> {
                    int turn = next.getAndIncrement();
                    int index = (order[turn & 0xFFFF] + turn) % fans;
                    CustomerId fan = new CustomerId(asking.get(index));
                    if (position(event, fan) < 1) {
                      throw new IllegalStateException("does not wait");
                    }
                    return true;
                  })
              .nanosPerCall()
          / 1_000;
    }

    /** As a server answers it: from what it has at hand, where it can. */
    private long position(EventId event, CustomerId fan) {
      Line line = node.fairQueue().line();
      return line.peek(event, fan).or(() -> line.position(event, fan)).orElseThrow().position();
    }

    private double microsEach(long nanos) {
      return nanos / 1e3 / bursts() / scale.burst();
    }

    /** A burst is over sooner here than where there is a pace to wait for. */
    private int bursts() {
      return 2 * scale.bursts();
    }
  }
}
