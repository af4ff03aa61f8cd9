package io.fairqueue.bench.performance;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PlaceIndex;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a waiting fan takes up, in a node and in Redis; and what an idle socket does. */
final class MemoryMeasure implements Measure {

  private static final int COPIES = 64;
  private static final int POLLERS = 16;

  @Override
  public String letter() {
    return "g";
  }

  @Override
  public String title() {
    return "Memory";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    List<Finding> findings = new ArrayList<>(List.of(places(bench)));
    findings.addAll(lines(bench));
    findings.addAll(IdleSockets.measure(bench));
    findings.sort(Comparator.comparing(Finding::key));
    return findings;
  }

  private static Finding places(Bench bench) {
    bench.say("place indexes");
    int fans = bench.scale().longLine();
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < bench.scale().rounds(); round++) {
      List<PlaceIndex> indexes = new ArrayList<>();
      long before = usedHeap();
      for (int copy = 0; copy < COPIES; copy++) {
        PlaceIndex index = new PlaceIndex();
        for (int place = 1; place <= fans; place++) {
          index.add(place);
        }
        indexes.add(index);
      }
      long after = usedHeap();
      long waiting = indexes.stream().mapToLong(PlaceIndex::size).sum();
      rounds.add((double) (after - before) / waiting);
    }
    return new Finding(
        "g1",
        "place index per waiting fan",
        "bytes",
        null,
        new Side("heap after a collection, %d indexes of %,d fans".formatted(COPIES, fans), rounds),
        Target.atMost(2),
        List.of());
  }

  private static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  /** What a line takes up in Redis, and what a node remembers of those who poll. */
  private static List<Finding> lines(Bench bench) throws Exception {
    int fans = bench.scale().longLine() / 10;
    int pollers = bench.scale().pollers();
    List<Double> inRedis = new ArrayList<>();
    List<Double> remembered = new ArrayList<>();
    for (int round = 0; round < bench.scale().rounds(); round++) {
      bench.say("a line of %,d".formatted(fans));
      try (Node node = Node.start(bench.servers())) {
        EventId event = node.openSale(1);
        new Lines(node).waiting(event, fans);
        long redisBefore = bench.servers().redisMemory();
        node.follow(event);
        inRedis.add((double) (bench.servers().redisMemory() - redisBefore) / fans);
        poll(node, event, 1);
        long heapBefore = usedHeap();
        poll(node, event, pollers);
        remembered.add((double) (usedHeap() - heapBefore) / pollers);
      }
    }
    return List.of(
        new Finding(
            "g3",
            "Redis per waiting fan",
            "bytes",
            null,
            new Side(
                "INFO memory: used_memory_dataset, with a line of %,d and without".formatted(fans),
                inRedis),
            null,
            List.of()),
        new Finding(
            "g4",
            "what is remembered of a fan who polls (bounded)",
            "bytes",
            null,
            new Side(
                "heap after a collection, after the polls of %,d fans and before"
                    .formatted(pollers),
                remembered),
            null,
            List.of()));
  }

  private static void poll(Node node, EventId event, int fans) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ClosedLoop.run(
        POLLERS,
        Duration.ofMinutes(1),
        () -> {
          int number = next.incrementAndGet();
          if (number > fans) {
            return false;
          }
          var unused =
              node.fairQueue().line().position(event, Lines.fan(event, number)).orElseThrow();
          return true;
        });
  }
}
