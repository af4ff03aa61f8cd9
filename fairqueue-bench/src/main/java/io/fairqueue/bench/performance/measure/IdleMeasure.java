package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Child;
import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.bench.performance.tool.ServerTime;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;

/** What many live events cost in which nothing happens: a node and its PostgreSQL together. */
public final class IdleMeasure implements Measure {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();
  private static final int PERIODS = 2;
  private static final int PERCENT = 100;

  @Override
  public String letter() {
    return "u";
  }

  @Override
  public String title() {
    return "Idle events";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    return List.of(
        measure(bench, "u1", "live events without a fan", 0, Target.atMost(5)),
        measure(bench, "u2", "live events with one fan admitted and one who waits", 2, null));
  }

  private static Finding measure(
      Bench bench, String key, String kind, int fans, @Nullable Target target) throws Exception {
    int events = bench.scale().liveEvents();
    bench.say("%,d %s".formatted(events, kind));
    List<Double> busy = new ArrayList<>();
    List<Counts> counts = new ArrayList<>();
    try (Node node = Node.start(bench.servers())) {
      open(node, events, fans);
      node.fairQueue().ticks().run();
      node.rest();
      Jdbi sql = node.sql();
      ServerTime stores = ServerTime.of(sql);
      try (Child server = Child.fairQueue(bench.servers(), node.database())) {
        Thread.sleep(Duration.ofSeconds(bench.scale().serverWarmUpSeconds()));
        bench.servers().settle();
        Duration period = bench.scale().period().multipliedBy(PERIODS);
        for (int round = 0; round < bench.scale().rounds(); round++) {
          Counts before = counts(sql);
          double begin = server.processorSeconds() + stores.seconds();
          Thread.sleep(period);
          double used = server.processorSeconds() + stores.seconds() - begin;
          busy.add(PERCENT * used * 1_000 / period.toMillis());
          counts.add(counts(sql).since(before, period));
        }
      }
    }
    return new Finding(
        key,
        "%,d %s: node and PostgreSQL together".formatted(events, kind),
        "% of a core",
        null,
        new Side("processor time of `fairqueue serve` and of all PostgreSQL processes", busy),
        target,
        List.of(
            "%s transactions a second took an id, so wrote something"
                .formatted(median(counts, Counts::written)),
            "%s transactions a second in all".formatted(median(counts, Counts::ended)),
            "%s bytes of WAL a second".formatted(median(counts, Counts::wal))));
  }

  /** With one unit each: the first fan is admitted, and the others wait for it. */
  private static void open(Node node, int events, int fans) {
    for (int i = 0; i < events; i++) {
      EventId event = node.openSale(1);
      for (int fan = 0; fan < fans; fan++) {
        node.stores().lines().join(event, new CustomerId(UUID.randomUUID()), Instant.now());
      }
    }
  }

  private static String median(Collection<Counts> counts, ToDoubleFunction<Counts> figure) {
    return Figures.text(Figures.median(counts.stream().mapToDouble(figure).boxed().toList()));
  }

  private static Counts counts(Jdbi sql) {
    return sql.withHandle(
        handle ->
            handle
                .createQuery(SQL.locate(IdleMeasure.class, "counts"))
                .map(
                    (row, context) ->
                        new Counts(
                            row.getLong("written"), row.getLong("ended"), row.getLong("wal")))
                .one());
  }

  /**
   * What the server has counted.
   *
   * @param written transactions that took an id
   * @param ended all of this database
   * @param wal bytes
   */
  private record Counts(double written, double ended, double wal) {

    Counts since(Counts before, Duration period) {
      double seconds = period.toMillis() / 1e3;
      return new Counts(
          (written - before.written) / seconds,
          (ended - before.ended) / seconds,
          (wal - before.wal) / seconds);
    }
  }
}
