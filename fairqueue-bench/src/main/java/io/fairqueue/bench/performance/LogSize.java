package io.fairqueue.bench.performance;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineStore.JoinOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** What a join leaves behind in PostgreSQL. */
final class LogSize {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private LogSize() {}

  static List<Finding> measure(Bench bench) throws Exception {
    int fans = bench.scale().longLine() / 10;
    List<Double> onDisk = new ArrayList<>();
    List<Double> written = new ArrayList<>();
    try (Node node = Node.start(bench.servers())) {
      joins(bench, node, fans);
      for (int round = 0; round < bench.scale().rounds(); round++) {
        Sizes sizes = joins(bench, node, fans);
        onDisk.add((double) sizes.onDisk() / fans);
        written.add((double) sizes.written() / fans);
      }
    }
    String command =
        "%,d fans join by LineStore.join(…), %,d virtual threads"
            .formatted(fans, bench.scale().callers());
    return List.of(
        new Finding(
            "g3",
            "a fan in line, on disk",
            "bytes",
            null,
            new Side("pg_total_relation_size('line_log'): " + command, onDisk),
            Target.atMost(25),
            List.of()),
        new Finding(
            "g4",
            "a join, in PostgreSQL's own log",
            "bytes",
            null,
            new Side("pg_current_wal_insert_lsn(): " + command, written),
            Target.atMost(30),
            List.of()));
  }

  /** What has grown, in a line of its own. */
  private static Sizes joins(Bench bench, Node node, int fans) throws Exception {
    bench.say("%,d joins".formatted(fans));
    EventId event = node.openSale(1);
    node.follow();
    bench.servers().settle();
    Jdbi sql = node.sql();
    Sizes before = sizes(sql);
    AtomicInteger next = new AtomicInteger();
    ClosedLoop.run(
        bench.scale().callers(),
        Duration.ofMinutes(1),
        () -> {
          if (next.getAndIncrement() >= fans) {
            return false;
          }
          JoinOutcome outcome =
              node.stores().lines().join(event, new CustomerId(UUID.randomUUID()), Instant.now());
          if (!(outcome instanceof JoinOutcome.Joined)) {
            throw new IllegalStateException("not joined: " + outcome);
          }
          return true;
        });
    Sizes after = sizes(sql);
    return new Sizes(after.onDisk() - before.onDisk(), after.written() - before.written());
  }

  private static Sizes sizes(Jdbi sql) {
    return sql.withHandle(
        handle ->
            handle
                .createQuery(SQL.locate(LogSize.class, "sizes"))
                .map((row, context) -> new Sizes(row.getLong("on_disk"), row.getLong("written")))
                .one());
  }

  /** In bytes. */
  private record Sizes(long onDisk, long written) {}
}
