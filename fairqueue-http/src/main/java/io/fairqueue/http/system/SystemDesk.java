package io.fairqueue.http.system;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.management.StoreProbes;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.worker.Workers;
import io.fairqueue.message.DeadLetter;
import io.fairqueue.message.DeadLetters;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Deliveries.Backlog;
import io.fairqueue.port.message.Outbox.Waiting;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.migration.RunningNodes;
import io.fairqueue.postgres.migration.SchemaState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the system is, and what was tried to the end, for admins by API and console. Thread-safe;
 * reads the stores, so it blocks.
 */
@Singleton
public final class SystemDesk {

  private static final Backlog NOTHING = new Backlog(0, 0, null);

  private final ServerConfig config;
  private final Infrastructure infrastructure;
  private final Stores stores;
  private final DeadLetters letters;
  private final StoreProbes probes;
  private final Workers workers;
  private final MeterRegistry metrics;
  private final InstantSource time;

  SystemDesk(
      ServerConfig config,
      Infrastructure infrastructure,
      Stores stores,
      FairQueue fairQueue,
      StoreProbes probes,
      Workers workers,
      MeterRegistry metrics,
      InstantSource time) {
    this.config = config;
    this.infrastructure = infrastructure;
    this.stores = stores;
    this.letters = fairQueue.deadLetters();
    this.probes = probes;
    this.workers = workers;
    this.metrics = metrics;
    this.time = time;
  }

  /** Everything, as it is now. */
  public SystemBody look(Caller.Staff staff) {
    requireAdmin(staff);
    Instant now = time.instant();
    HikariDataSource pool = infrastructure.pool();
    return new SystemBody(
        now,
        versions(PostgresMigrations.state(pool)),
        RunningNodes.read(pool).byVersion().entrySet().stream()
            .map(each -> new SystemBody.Nodes(each.getKey(), each.getValue()))
            .toList(),
        probes.answers().stream().map(SystemDesk::store).toList(),
        infrastructure.clock().offset().toMillis(),
        lineViews(),
        queues(pool),
        outbox(stores.outbox().waiting()),
        deliveries(stores.deliveries().backlog(now)),
        workers.progress().stream().map(SystemDesk::work).toList(),
        failures(),
        stores.signingKeys().list().stream().map(SystemBody.Key::of).toList(),
        Arrays.stream(Setting.values())
            .map(each -> SystemBody.Value.of(each, config.given()))
            .toList(),
        Shortcoming.of(config).stream().map(SystemBody.Lack::of).toList());
  }

  /**
   * The latest dead letters, the youngest first.
   *
   * @param channel null for all
   */
  public List<DeadLetter> deadLetters(Caller.Staff staff, @Nullable String channel) {
    requireAdmin(staff);
    return letters.list(channel, null);
  }

  /** How many of the latest are shown, of all channels. */
  public List<DeadLetter> latestDeadLetters(Caller.Staff staff, int limit) {
    requireAdmin(staff);
    return letters.latest(limit);
  }

  /** Tries a dead letter again from the beginning. */
  public void retry(Caller.Staff staff, String id) {
    requireAdmin(staff);
    require(letters.retry(staff.actor(), id));
  }

  /** Gives a message up for good. */
  public void drop(Caller.Staff staff, String id) {
    requireAdmin(staff);
    require(letters.drop(staff.actor(), id));
  }

  private static SystemBody.Versions versions(SchemaState schema) {
    return new SystemBody.Versions(
        SystemDesk.class.getPackage().getImplementationVersion(),
        Runtime.version().toString(),
        schema.applied(),
        schema.known());
  }

  private static SystemBody.Store store(StoreProbes.Answer answer) {
    Duration lag = answer.lag();
    return new SystemBody.Store(
        answer.store().name(),
        lag != null,
        answer.store().essential(),
        lag == null ? null : lag.toMillis());
  }

  private SystemBody.LineViews lineViews() {
    return new SystemBody.LineViews(
        stores.lineViews().staleness().toMillis(), stores.lineViews().bytes(), config.lineMemory());
  }

  /** What fills up when too much comes at once; some have no bound but time. */
  private List<SystemBody.Queue> queues(HikariDataSource pool) {
    List<SystemBody.Queue> queues = new ArrayList<>();
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    queues.add(
        new SystemBody.Queue(
            "database_connections",
            connections.getActiveConnections(),
            (long) pool.getMaximumPoolSize()));
    queues.add(
        new SystemBody.Queue("database_waiters", connections.getThreadsAwaitingConnection(), null));
    PostgresStores writers = infrastructure.stores();
    queues.add(new SystemBody.Queue("line_writes", writers.lineWriters().queued(), null));
    queues.add(new SystemBody.Queue("hold_writes", writers.holdWriters().queued(), null));
    gauge(
        queues, "connections", "fairqueue.connections.open", limit("fairqueue.connections.limit"));
    gauge(queues, "password_hashes", "fairqueue.hashing.waiting", null);
    gauge(queues, "mails", "fairqueue.mail.waiting", null);
    gauge(queues, "sockets", "fairqueue.sockets.open", null);
    return queues;
  }

  private void gauge(
      List<SystemBody.Queue> queues, String name, String gauge, @Nullable Long limit) {
    Collection<Gauge> gauges = metrics.find(gauge).gauges();
    if (!gauges.isEmpty()) {
      queues.add(
          new SystemBody.Queue(
              name, Math.round(gauges.stream().mapToDouble(Gauge::value).sum()), limit));
    }
  }

  private @Nullable Long limit(String gauge) {
    Gauge found = metrics.find(gauge).gauge();
    return found == null ? null : Math.round(found.value());
  }

  private static SystemBody.Outbox outbox(Waiting waiting) {
    return new SystemBody.Outbox(waiting.rows(), waiting.oldest());
  }

  private static List<SystemBody.Deliveries> deliveries(Map<Channel, Backlog> backlog) {
    return Arrays.stream(Channel.values())
        .map(each -> SystemBody.Deliveries.of(each, backlog.getOrDefault(each, NOTHING)))
        .toList();
  }

  private static SystemBody.Work work(Workers.Progress progress) {
    Duration took = progress.took();
    Duration ago = progress.ago();
    return new SystemBody.Work(
        progress.name(),
        progress.pause().toMillis(),
        took == null ? null : took.toMillis(),
        ago == null ? null : ago.toMillis());
  }

  private List<SystemBody.Failures> failures() {
    return metrics.find(Metric.BACKGROUND_FAILURES.meter()).counters().stream()
        .sorted(Comparator.comparingDouble(Counter::count).reversed())
        .map(
            each ->
                new SystemBody.Failures(
                    String.valueOf(each.getId().getTag("task")), Math.round(each.count())))
        .toList();
  }

  private static void require(boolean dead) {
    if (!dead) {
      throw new ProblemException(Refusal.DEAD_LETTER_NOT_FOUND);
    }
  }

  private static void requireAdmin(Caller.Staff staff) {
    if (!staff.actor().admin()) {
      throw new ProblemException(Refusal.FORBIDDEN);
    }
  }
}
