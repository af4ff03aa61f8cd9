package io.fairqueue.bench.performance.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import io.fairqueue.bench.performance.crowd.Accounts;
import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.crowd.SocketCrowd;
import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.bench.performance.tool.Stage;
import io.fairqueue.domain.EventId;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sockets that say nothing: what each takes up, and how many one node bears. */
final class IdleSockets {

  private static final String POSITION = "{\"type\":\"position\"";

  /** One is admitted at once, and one leaves for the others to hear of it. */
  private static final int AHEAD = 5;

  /**
   * Files that a server keeps for something else than sockets: it lets nobody in whose socket would
   * be one of these.
   */
  private static final int OTHER_FILES = 4_200;

  private static final double KIB = 1_024;
  private static final double MIB = KIB * KIB;

  private final Bench bench;
  private final Stage stage;
  private final String queue;
  private final List<String> sessions;
  private final List<URI> addresses;

  private IdleSockets(Bench bench, Stage stage, int sockets) {
    this.bench = bench;
    this.stage = stage;
    EventId event = stage.node().openSale(1);
    Lines lines = new Lines(stage.node());
    int fans = AHEAD + 1 + sockets;
    lines.waiting(event, fans);
    lines.analyze();
    this.queue = "/api/v1/events/" + event + "/queue";
    this.sessions =
        new Accounts(stage.node(), bench.directory())
            .open(IntStream.rangeClosed(1, fans).mapToObj(n -> Lines.fan(event, n)).toList());
    this.addresses =
        sessions.subList(AHEAD + 1, fans).stream()
            .map(token -> stage.server().socketAt("/ws/queue/" + event + "?token=" + token))
            .toList();
  }

  static List<Finding> measure(Bench bench) throws Exception {
    Scale scale = bench.scale();
    int throng = Math.min(scale.throng(), room());
    try (Stage stage = Stage.open(bench)) {
      IdleSockets idle = new IdleSockets(bench, stage, Math.max(throng, scale.idlers()));
      stage.awaitOk(stage.server().at(idle.queue + "/position"), idle.sessions.getLast());
      return List.of(idle.each(scale.idlers()), idle.together(throng));
    }
  }

  /** How many sockets this machine lets a process have; here each end of one is a file. */
  private static int room() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int)
            Math.min(
                Integer.MAX_VALUE,
                system.getMaxFileDescriptorCount()
                    - system.getOpenFileDescriptorCount()
                    - OTHER_FILES)
        : Integer.MAX_VALUE;
  }

  private Finding each(int sockets) throws Exception {
    // The first crowd fills the caches and goes: what is left is not a socket's.
    hold(sockets);
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < bench.scale().rounds(); round++) {
      long before = settled();
      rounds.add((hold(sockets) - before) / KIB / sockets);
    }
    return new Finding(
        "g2",
        "heap per idle socket",
        "KiB",
        null,
        new Side(
            "jcmd $SERVER GC.class_histogram with %,d sockets, and without".formatted(sockets),
            rounds),
        Target.atMost(10),
        List.of());
  }

  private Finding together(int sockets) throws Exception {
    try (SocketCrowd crowd = open(sockets)) {
      double live = liveWith(crowd, sockets) / MIB;
      double resident = stage.server().residentBytes() / MIB;
      Duration push = push(crowd, sockets);
      String missing =
          sockets < bench.scale().throng()
              ? "%,d were meant, but a server lets in no more by the files that this machine lets it have"
                  .formatted(bench.scale().throng())
              : "all that were meant";
      return new Finding(
          "g5",
          "live heap of a node that has %,d idle sockets".formatted(sockets),
          "MiB",
          null,
          new Side("jcmd $SERVER GC.class_histogram, of a server with -Xmx1g; once", List.of(live)),
          Target.atMost(KIB),
          List.of(
              "%,d sockets (%s)".formatted(sockets, missing),
              "the whole process: %s MiB".formatted(Figures.text(resident)),
              "a push reached all of them within %s ms".formatted(push.toMillis())));
    }
  }

  /** Somebody ahead leaves: how long until everybody has heard of it. */
  private Duration push(SocketCrowd crowd, int sockets) throws Exception {
    crowd.expect(sockets);
    long begin = System.nanoTime();
    stage.send(
        HttpRequest.newBuilder(stage.server().at(queue))
            .header("Authorization", "Bearer " + sessions.get(AHEAD))
            .DELETE()
            .build());
    return Duration.ofNanos(crowd.await().last() - begin);
  }

  /** Live bytes once those who hung up are forgotten. */
  private long settled() throws Exception {
    long before = Long.MAX_VALUE;
    long now = stage.server().liveBytes();
    while (now < 0.99 * before) {
      before = now;
      now = stage.server().liveBytes();
    }
    return now;
  }

  /** Live bytes of the server while {@code sockets} sockets are open. */
  private long hold(int sockets) throws Exception {
    try (SocketCrowd crowd = open(sockets)) {
      return liveWith(crowd, sockets);
    }
  }

  /** Only while all are open does the figure tell anything. */
  private long liveWith(SocketCrowd crowd, int sockets) throws Exception {
    long live = stage.server().liveBytes();
    if (crowd.alive() < sockets) {
      throw new IllegalStateException(
          "%d of %d sockets are open".formatted(crowd.alive(), sockets));
    }
    return live;
  }

  /** {@code sockets} sockets, each of which was sent its position. */
  private SocketCrowd open(int sockets) throws Exception {
    bench.say("%,d idle sockets".formatted(sockets));
    SocketCrowd crowd = new SocketCrowd(POSITION);
    try {
      crowd.expect(sockets);
      crowd.open(addresses.subList(0, sockets));
      crowd.await();
      return crowd;
    } catch (Exception failure) {
      crowd.close();
      throw failure;
    }
  }
}
