package io.fairqueue.http.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.http.config.Given;
import io.fairqueue.http.config.GivenSettings;
import io.fairqueue.http.config.Setting;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.message.Deliveries.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the system is, as the node sees it that answers. What there is one of for all nodes is the
 * same whoever answers; stores, line views, queues, work and failures are the node's own.
 *
 * @param nodes how many run, by the schema that they were made for
 * @param clockOffsetMs how far the database's clock is ahead of this machine's
 * @param failures what has failed in the background since this node began
 * @param settings every setting, as it may be shown
 * @param shortcomings what the server is not set up for, and runs without
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SystemBody(
    Instant at,
    Versions versions,
    List<Nodes> nodes,
    List<Store> stores,
    long clockOffsetMs,
    LineViews lineViews,
    List<Queue> queues,
    Outbox outbox,
    List<Deliveries> deliveries,
    List<Work> work,
    List<Failures> failures,
    List<Key> keys,
    List<Value> settings,
    List<Lack> shortcomings) {

  public SystemBody {
    nodes = List.copyOf(nodes);
    stores = List.copyOf(stores);
    queues = List.copyOf(queues);
    deliveries = List.copyOf(deliveries);
    work = List.copyOf(work);
    failures = List.copyOf(failures);
    keys = List.copyOf(keys);
    settings = List.copyOf(settings);
    shortcomings = List.copyOf(shortcomings);
  }

  /**
   * What runs.
   *
   * @param release null where it was not packaged
   * @param schema the newest migration that the database has
   * @param knownSchema the newest that this release knows
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Versions(@Nullable String release, String java, int schema, int knownSchema) {}

  /** How many nodes were made for one schema. */
  public record Nodes(int schema, int count) {}

  /**
   * A store, as it answers this node.
   *
   * @param essential whether a node can do nothing without it
   * @param lagMs how long it took to answer; null where it did not
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Store(String name, boolean up, boolean essential, @Nullable Long lagMs) {}

  /**
   * This node's copies of lines.
   *
   * @param ageMs for how long the stalest has not been compared with its log
   * @param limit in bytes, above which nobody joins
   */
  public record LineViews(long ageMs, long bytes, long limit) {}

  /**
   * Something that fills up.
   *
   * @param limit what it takes; null where nothing bounds it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Queue(String name, long waiting, @Nullable Long limit) {}

  /** Facts that are not handed on yet. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Outbox(long waiting, @Nullable Instant oldest) {}

  /**
   * Messages of one channel.
   *
   * @param dead how many were tried to the end
   * @param oldestDue since when one is due; null where none is
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Deliveries(String channel, long waiting, long dead, @Nullable Instant oldestDue) {

    static Deliveries of(Channel channel, Backlog backlog) {
      return new Deliveries(
          channel.wireName(), backlog.waiting(), backlog.dead(), backlog.oldestDue());
    }
  }

  /**
   * What a node does by itself.
   *
   * @param everyMs its pause
   * @param tookMs how long it took last; null before the first time
   * @param agoMs when that ended; null before the first time
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Work(String name, long everyMs, @Nullable Long tookMs, @Nullable Long agoMs) {

    /** A tick that is late by more than this has somebody to look at it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether it should have run again by now. */
    public boolean late() {
      return agoMs != null && agoMs > everyMs + PATIENCE.toMillis();
    }
  }

  /** So often has something failed. */
  public record Failures(String task, long count) {}

  /**
   * A key, without its secret.
   *
   * @param encrypted whether the database has it encrypted only
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Key(
      String kid, KeyUse use, boolean encrypted, Instant createdAt, @Nullable Instant revokedAt) {

    static Key of(StoredKey key) {
      return new Key(key.kid(), key.use(), key.encrypted(), key.createdAt(), key.revokedAt());
    }
  }

  /**
   * A setting.
   *
   * @param value as it may be shown; where nobody set it, what it is then
   * @param from who says so: the environment, a file, or nobody
   */
  public record Value(String name, String value, String from) {

    private static final String DEFAULT = "default";

    /** Whether somebody has set it. */
    public boolean given() {
      return !from.equals(DEFAULT);
    }

    static Value of(Setting setting, GivenSettings given) {
      Optional<Given> value = given.get(setting);
      return new Value(
          setting.key(),
          value.map(Given::value).map(setting::shown).orElse(setting.usual()),
          value.map(Given::source).orElse(DEFAULT));
    }
  }

  /**
   * What the server runs without.
   *
   * @param cost what it costs
   * @param remedy what to do about it
   */
  public record Lack(String part, String cost, String remedy) {

    static Lack of(Shortcoming shortcoming) {
      return new Lack(shortcoming.part(), shortcoming.cost(), shortcoming.remedy());
    }
  }
}
