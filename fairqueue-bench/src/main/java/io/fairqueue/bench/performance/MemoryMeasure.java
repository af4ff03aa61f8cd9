package io.fairqueue.bench.performance;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PlaceIndex;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What a waiting fan takes up, in a node and in Redis; and what an idle socket does. */
final class MemoryMeasure implements Measure {

  private static final int COPIES = 64;
  private static final int POLLERS = 16;
  private static final double KIB = 1_024;

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
    List<Finding> findings = new ArrayList<>(List.of(places(bench), sockets(bench)));
    findings.addAll(lines(bench));
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

  private static Finding sockets(Bench bench) throws Exception {
    int idlers = bench.scale().idlers();
    List<Double> rounds = new ArrayList<>();
    try (Stage stage = Stage.open(bench)) {
      EventId event = stage.node().openSale(1);
      Lines lines = new Lines(stage.node());
      lines.waiting(event, idlers);
      lines.analyze();
      List<String> sessions =
          new Accounts(stage.node(), bench.directory())
              .open(IntStream.rangeClosed(1, idlers).mapToObj(n -> Lines.fan(event, n)).toList());
      String queue = "/api/v1/events/" + event + "/queue/position";
      stage.awaitOk(stage.server().at(queue), sessions.getLast());
      List<URI> addresses =
          sessions.stream()
              .map(
                  token ->
                      URI.create(
                          stage
                              .server()
                              .at("/ws/queue/" + event + "?token=" + token)
                              .toString()
                              .replaceFirst("^http", "ws")))
              .toList();
      // The first crowd fills the caches and goes: what is left is not a socket's.
      hold(bench, stage, addresses);
      for (int round = 0; round < bench.scale().rounds(); round++) {
        long before = settled(stage.server());
        rounds.add((hold(bench, stage, addresses) - before) / KIB / idlers);
      }
    }
    return new Finding(
        "g2",
        "heap per idle socket",
        "KiB",
        null,
        new Side(
            "jcmd $SERVER GC.class_histogram with %,d sockets, and without".formatted(idlers),
            rounds),
        Target.atMost(10),
        List.of());
  }

  /** Live bytes once those who hung up are forgotten. */
  private static long settled(Child server) throws Exception {
    long before = Long.MAX_VALUE;
    long now = server.liveBytes();
    while (now < 0.99 * before) {
      before = now;
      now = server.liveBytes();
    }
    return now;
  }

  /** Live bytes of the server while these sockets are open and each was told its position. */
  private static long hold(Bench bench, Stage stage, List<URI> addresses) throws Exception {
    bench.say("%,d idle sockets".formatted(addresses.size()));
    try (SocketCrowd crowd = new SocketCrowd("{\"type\":")) {
      crowd.expect(addresses.size());
      crowd.open(addresses);
      crowd.await();
      return stage.server().liveBytes();
    }
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
