package io.fairqueue.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Each metric of ours. Nothing else registers one; the page of metrics is made of this, and the
 * dashboard and the alerts are compared with it.
 *
 * <p>Values of labels are few and known beforehand: an enum's constants, names in this code, or
 * (currencies, events) as many as {@link #MAX_EVENTS} and the currencies of the world.
 */
public enum Metric {
  JOINS(Topic.SALE, Kind.COUNTER, "joins", "", "Fans who came into a line, or into its lobby."),
  ADMISSIONS(
      Topic.SALE,
      Kind.COUNTER,
      "admissions",
      "",
      "Fans who were let in: at their turn (`turn`) or by an operator (`hand`).",
      "by"),
  EXITS(
      Topic.SALE,
      Kind.COUNTER,
      "line.exits",
      "",
      "Fans who left the line without a claim: by themselves (`left`), after the longest wait that"
          + " there may be (`expired`), taken out (`removed`), let in and choosing nothing"
          + " (`lapsed`), when the sale ended (`closed`).",
      "why"),
  LINES(Topic.SALE, Kind.GAUGE, "lines", "", "Lines that this node has a view of."),
  LINE_LENGTH(
      Topic.SALE,
      Kind.GAUGE,
      "line.length",
      "",
      "Fans who wait, of the "
          + Metric.MAX_EVENTS
          + " longest lines by their events' ids; of all others together as `other`. Each node shows"
          + " the same lines: take the maximum over nodes, not the sum.",
      "event"),
  WAIT_FOR_TURN(
      Topic.SALE,
      Kind.HISTOGRAM,
      "wait.turn",
      "seconds",
      "From the join to the admission, of those who were admitted."),
  WAIT_FOR_CHOICE(
      Topic.SALE,
      Kind.HISTOGRAM,
      "wait.choice",
      "seconds",
      "From the admission to the claim; a claim in the place of another one does not count."),
  WAIT_FOR_PAYMENT(
      Topic.SALE,
      Kind.HISTOGRAM,
      "wait.payment",
      "seconds",
      "From the claim to its confirmation by money."),
  HOLDS(Topic.SALE, Kind.COUNTER, "holds", "", "Claims that were made."),
  RELEASES(
      Topic.SALE,
      Kind.COUNTER,
      "holds.released",
      "",
      "Claims that gave their units back unpaid, by reason.",
      "reason"),
  SALES(Topic.SALE, Kind.COUNTER, "sales", "", "Claims that were confirmed, free ones too."),
  TICKETS(Topic.SALE, Kind.COUNTER, "tickets.sold", "", "Tickets of those claims."),
  BEACON_REFUSED(
      Topic.SALE,
      Kind.COUNTER,
      "beacon.refused",
      "",
      "Answers of the beacon's relays that were not taken, and why.",
      "relay",
      "why"),
  LOG_LAG(
      Topic.SALE,
      Kind.GAUGE,
      "log.lag",
      "seconds",
      "How far the public log lags behind its line that lags most."),
  PAYMENTS(
      Topic.MONEY,
      Kind.COUNTER,
      "payments",
      "",
      "Attempts to pay: begun, paid (`sold`), paid for what can't be sold any more"
          + " (`nothing_to_sell`: the money goes back), `failed`. Attempts that their fans gave up or"
          + " began again have no end here.",
      "outcome"),
  REVENUE(
      Topic.MONEY,
      Kind.COUNTER,
      "revenue",
      "",
      "Money for confirmed claims, in the currency's main unit.",
      "currency"),
  REFUNDS(
      Topic.MONEY,
      Kind.COUNTER,
      "refunds",
      "",
      "Refunds that ended: `paid`, or `refused` for good.",
      "outcome"),
  REFUNDED(
      Topic.MONEY,
      Kind.COUNTER,
      "refunded",
      "",
      "Money that went back, in the currency's main unit; also what sold nothing.",
      "currency"),
  GATEWAY_CALLS(
      Topic.MONEY,
      Kind.HISTOGRAM,
      "gateway.calls",
      "seconds",
      "Calls of the gateway, with its adapter's retries, by what came of them. `no_answer` is"
          + " trouble, `misconfigured` is yours.",
      "operation",
      "outcome"),
  OUTBOX_UNRELAYED(
      Topic.MESSAGES,
      Kind.GAUGE,
      "outbox.unrelayed",
      "",
      "Rows of the outbox that are not handed on yet."),
  OUTBOX_AGE(Topic.MESSAGES, Kind.GAUGE, "outbox.age", "seconds", "How old the oldest of them is."),
  DELIVERIES_WAITING(
      Topic.MESSAGES,
      Kind.GAUGE,
      "deliveries.waiting",
      "",
      "Deliveries that are to be made.",
      "channel"),
  DELIVERIES_DEAD(
      Topic.MESSAGES,
      Kind.GAUGE,
      "deliveries.dead",
      "",
      "Dead letters: deliveries that were tried to the end.",
      "channel"),
  DELIVERIES_OVERDUE(
      Topic.MESSAGES,
      Kind.GAUGE,
      "deliveries.overdue",
      "seconds",
      "For how long the oldest due delivery has been due.",
      "channel"),
  DELIVERIES_UNDER_WAY(
      Topic.MESSAGES,
      Kind.GAUGE,
      "deliveries.under.way",
      "",
      "Deliveries that this node makes now; those to endpoints that wait for others, too.",
      "channel"),
  DELIVERIES_LIMIT(
      Topic.MESSAGES,
      Kind.GAUGE,
      "deliveries.under.way.limit",
      "",
      "As many it makes at once; the next ones wait.",
      "channel"),
  DELIVERIES_TRIED(
      Topic.MESSAGES,
      Kind.COUNTER,
      "deliveries.tries",
      "",
      "Tries to deliver a message, by mail, push, hook or stream: `sent`, `failed` (it is tried"
          + " again), `deferred`, `refused`, `skipped` (pointless by now).",
      "channel",
      "outcome"),
  MAILS(
      Topic.MESSAGES,
      Kind.COUNTER,
      "mails",
      "",
      "Mails with codes: `sent`, `retried`, `refused`, `lost`, `turned_away` (too many waited).",
      "outcome"),
  MAILS_WAITING(
      Topic.MESSAGES, Kind.GAUGE, "mail.waiting", "", "Mails with codes that wait to be sent."),
  MAILS_LIMIT(
      Topic.MESSAGES, Kind.GAUGE, "mail.waiting.limit", "", "As many may; more are turned away."),
  REFUSALS(
      Topic.EDGE,
      Kind.COUNTER,
      "refusals",
      "",
      "Requests that ended with a problem, by its code as [refusals](refusals.md) explain it.",
      "code"),
  SIGN_INS(
      Topic.EDGE,
      Kind.COUNTER,
      "sign.ins",
      "",
      "Tries to sign in by `password`, `code` or `id-token`: `entered` or `refused`.",
      "by",
      "outcome"),
  RATE_LIMITED(
      Topic.EDGE,
      Kind.COUNTER,
      "rate.limited",
      "",
      "Requests that were refused since there were too many, by the limit.",
      "limit"),
  RATE_LIMIT(
      Topic.EDGE,
      Kind.GAUGE,
      "rate.limit",
      "",
      "What the settings allow of a kind in a minute, each address, account or network for itself;"
          + " 0 is no limit.",
      "limit"),
  POLLS_FROM_MEMORY(
      Topic.EDGE,
      Kind.COUNTER,
      "polls.from.memory",
      "",
      "Polls that were answered without a look at a store."),
  READS_UNDER_WAY(
      Topic.EDGE, Kind.GAUGE, "reads.under.way", "", "Expensive reads for anybody, now."),
  READS_LIMIT(Topic.EDGE, Kind.GAUGE, "reads.limit", "", "As many may be under way at once."),
  READS_REFUSED(
      Topic.EDGE,
      Kind.COUNTER,
      "reads.refused",
      "",
      "Reads for anybody that found too many others under way."),
  READINGS_BORROWED(
      Topic.EDGE,
      Kind.COUNTER,
      "readings.borrowed",
      "",
      "Readings of events that another node had made."),
  HASHING_WAITING(
      Topic.EDGE, Kind.GAUGE, "hashing.waiting", "", "Passwords that wait to be hashed.", "lane"),
  HASHING_LIMIT(
      Topic.EDGE, Kind.GAUGE, "hashing.waiting.limit", "", "As many may wait in each lane."),
  HASHING_REFUSED(
      Topic.EDGE,
      Kind.COUNTER,
      "hashing.refused",
      "",
      "Passwords that were not hashed: `too_many` waited, it took `too_long`, or its sender was"
          + " `gone`.",
      "reason"),
  CONNECTIONS_OPEN(
      Topic.EDGE, Kind.GAUGE, "connections.open", "", "Connections that are open, sockets too."),
  CONNECTIONS_LIMIT(
      Topic.EDGE,
      Kind.GAUGE,
      "connections.limit",
      "",
      "As many may be open before the least used are ended."),
  CONNECTIONS_UNFINISHED(
      Topic.EDGE,
      Kind.GAUGE,
      "connections.unfinished",
      "",
      "Open connections without a whole request."),
  CONNECTIONS_UNFINISHED_LIMIT(
      Topic.EDGE,
      Kind.GAUGE,
      "connections.unfinished.limit",
      "",
      "As many of them one network may have."),
  CONNECTIONS_ENDED(
      Topic.EDGE,
      Kind.COUNTER,
      "connections.ended",
      "",
      "Connections that were ended from this side, by reason.",
      "reason"),
  SOCKETS_OPEN(
      Topic.EDGE, Kind.GAUGE, "sockets.open", "", "WebSockets and event streams that are open."),
  SOCKETS_LIMIT(Topic.EDGE, Kind.GAUGE, "sockets.limit", "", "As many may be open."),
  SOCKETS_PUSHED(
      Topic.EDGE, Kind.COUNTER, "sockets.pushed", "", "Messages that were handed to them."),
  SOCKETS_DROPPED(
      Topic.EDGE,
      Kind.COUNTER,
      "sockets.dropped",
      "",
      "Sockets that were closed from this side, by reason.",
      "reason"),
  NOTICES_DROPPED(
      Topic.EDGE,
      Kind.COUNTER,
      "notices.dropped",
      "",
      "Notices to other nodes that found too many waiting; fans hear a second later."),
  PROXIES_UNKNOWN(
      Topic.EDGE,
      Kind.GAUGE,
      "proxies.unknown",
      "",
      "1 once a proxy came that `FAIRQUEUE_TRUSTED_PROXIES` does not name: all behind it share its"
          + " limits."),
  WRITER_QUEUED(
      Topic.STORES,
      Kind.GAUGE,
      "writer.queued",
      "",
      "Joins and leaves (`line`) or claims (`hold`) that wait to be written, of all events.",
      "writer"),
  WRITER_LONGEST(
      Topic.STORES,
      Kind.GAUGE,
      "writer.queued.longest",
      "",
      "Of the event of which most wait.",
      "writer"),
  WRITER_LIMIT(
      Topic.STORES,
      Kind.GAUGE,
      "writer.queued.limit",
      "",
      "As many of one event may wait; more are answered 503.",
      "writer"),
  WRITER_REJECTED(
      Topic.STORES,
      Kind.COUNTER,
      "writer.rejected",
      "",
      "Requests that were refused since too many waited.",
      "writer"),
  WRITER_BATCHES(
      Topic.STORES,
      Kind.COUNTER,
      "writer.batches",
      "",
      "Batches that were committed or failed.",
      "writer"),
  WRITER_ITEMS(
      Topic.STORES, Kind.COUNTER, "writer.items", "", "Requests in those batches.", "writer"),
  WRITER_WAITED(
      Topic.STORES,
      Kind.COUNTER,
      "writer.waited",
      "seconds",
      "How long requests waited until their batch began, added up.",
      "writer"),
  WRITER_COMMITTING(
      Topic.STORES,
      Kind.COUNTER,
      "writer.committing",
      "seconds",
      "How long batches took, added up.",
      "writer"),
  CLOCK_OFFSET(
      Topic.STORES,
      Kind.GAUGE,
      "clock.offset",
      "seconds",
      "How far the database's clock is ahead of this machine's."),
  BUILD(
      Topic.NODE,
      Kind.GAUGE,
      "build.info",
      "",
      "1; what this node runs: its release, the commit that it was built of, and Java.",
      "version",
      "commit",
      "java"),
  LINE_STALENESS(
      Topic.NODE,
      Kind.GAUGE,
      "line.staleness",
      "seconds",
      "For how long the stalest view of a line has not been compared with its log."),
  LINE_MEMORY(Topic.NODE, Kind.GAUGE, "line.memory", "bytes", "What views of lines take."),
  LINE_MEMORY_LIMIT(
      Topic.NODE,
      Kind.GAUGE,
      "line.memory.limit",
      "bytes",
      "As much they may take; above it nobody joins here (`FAIRQUEUE_LINE_MEMORY`)."),
  SESSIONS_ENDED(
      Topic.NODE,
      Kind.GAUGE,
      "sessions.ended",
      "",
      "Ended sessions that this node knows of, and accounts whose sessions ended."),
  SESSIONS_ENDED_LIMIT(
      Topic.NODE,
      Kind.GAUGE,
      "sessions.ended.limit",
      "",
      "As many it keeps in memory; beyond that it asks the store."),
  BACKGROUND_FAILURES(
      Topic.NODE,
      Kind.COUNTER,
      "background.failures",
      "",
      "Failures of work that happens by itself; it is tried again.",
      "task"),
  WORK(
      Topic.NODE,
      Kind.TIMER,
      "work",
      "seconds",
      "Work that happens by itself: how often, and how long it took.",
      "work"),
  SPANS(
      Topic.NODE,
      Kind.COUNTER,
      "spans",
      "",
      "Spans of traces, where somebody wants them: `ended` here, then `sent`, or `lost` as no"
          + " collector took them. What is neither is on its way, or found 2,048 others waiting.",
      "outcome");

  /** As many lines are shown one by one. */
  public static final int MAX_EVENTS = 50;

  private static final String PREFIX = "fairqueue.";

  private static final Duration[] WAITS =
      seconds(1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400);
  private static final Duration[] CALLS =
      millis(50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000);

  private final Topic topic;
  private final Kind kind;
  private final String meter;
  private final String unit;
  private final String means;

  @SuppressWarnings("ImmutableEnumChecker") // the type can't tell that List.of is immutable
  private final List<String> labels;

  Metric(Topic topic, Kind kind, String name, String unit, String means, String... labels) {
    this.topic = topic;
    this.kind = kind;
    this.meter = PREFIX + name;
    this.unit = unit;
    this.means = means;
    this.labels = List.of(labels);
  }

  public Topic topic() {
    return topic;
  }

  public Kind kind() {
    return kind;
  }

  /** Its base unit; empty for a number of things. */
  public String unit() {
    return unit;
  }

  public List<String> labels() {
    return labels;
  }

  /** In whole sentences, in Markdown. */
  public String means() {
    return means;
  }

  /** As Prometheus knows it: a timer or histogram without the ends of its series. */
  public String exposed() {
    StringBuilder name = new StringBuilder(meter.replace('.', '_'));
    if (!unit.isEmpty()) {
      name.append('_').append(unit);
    }
    if (kind == Kind.COUNTER) {
      name.append("_total");
    }
    return name.toString();
  }

  /** The names of its series, as Prometheus has them. */
  public List<String> series() {
    List<String> series = new ArrayList<>();
    switch (kind) {
      case COUNTER, GAUGE -> series.add(exposed());
      case TIMER -> List.of("_count", "_sum", "_max").forEach(end -> series.add(exposed() + end));
      case HISTOGRAM ->
          List.of("_bucket", "_count", "_sum", "_max").forEach(end -> series.add(exposed() + end));
    }
    return series;
  }

  /**
   * What counts it: without locks, and known from the first call on.
   *
   * @param values of its labels, in their order
   */
  public Counter counter(MeterRegistry metrics, String... values) {
    return Counter.builder(is(Kind.COUNTER))
        .description(means)
        .baseUnit(unitOrNone())
        .tags(tags(values))
        .register(metrics);
  }

  /**
   * Counts what somebody else counts.
   *
   * @param subject who counts; a registry keeps no counter alive, so somebody else does
   */
  public <T> void count(
      MeterRegistry metrics, T subject, ToDoubleFunction<T> value, String... values) {
    var unused =
        FunctionCounter.builder(is(Kind.COUNTER), subject, value)
            .description(means)
            .baseUnit(unitOrNone())
            .tags(tags(values))
            .register(metrics);
  }

  /** Shows a value whenever somebody looks; keeps what says it. */
  public void show(MeterRegistry metrics, Supplier<Number> value, String... values) {
    var unused =
        Gauge.builder(is(Kind.GAUGE), value)
            .description(means)
            .baseUnit(unitOrNone())
            .tags(tags(values))
            .register(metrics);
  }

  /** The same of something that may go: then there is no value any more. */
  public <T> void show(
      MeterRegistry metrics, T subject, ToDoubleFunction<T> value, String... values) {
    var unused =
        Gauge.builder(is(Kind.GAUGE), subject, value)
            .description(means)
            .baseUnit(unitOrNone())
            .tags(tags(values))
            .register(metrics);
  }

  /** What measures it. */
  public Timer timer(MeterRegistry metrics, String... values) {
    Timer.Builder timer = Timer.builder(meter).description(means).tags(tags(values));
    return switch (kind) {
      case TIMER -> timer.register(metrics);
      case HISTOGRAM ->
          timer.serviceLevelObjectives(this == GATEWAY_CALLS ? CALLS : WAITS).register(metrics);
      case COUNTER, GAUGE -> throw new IllegalStateException(this + " is no timer");
    };
  }

  /** The values of its labels, for meters. */
  public Tags tags(String... values) {
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(this + " has the labels " + labels);
    }
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      tags.add(Tag.of(labels.get(i), values[i]));
    }
    return Tags.of(tags);
  }

  /** The name that a registry knows it by. */
  public String meter() {
    return meter;
  }

  private String is(Kind required) {
    if (kind != required) {
      throw new IllegalStateException(this + " is no " + required);
    }
    return meter;
  }

  private @Nullable String unitOrNone() {
    return unit.isEmpty() ? null : unit;
  }

  private static Duration[] seconds(int... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  private static Duration[] millis(int... millis) {
    return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  /** What a metric is about. */
  public enum Topic {
    SALE("The sale"),
    MONEY("Money"),
    MESSAGES("Messages"),
    EDGE("Requests and connections"),
    STORES("Stores"),
    NODE("The node");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What can be done with it. */
  public enum Kind {
    COUNTER("counter"),
    GAUGE("gauge"),
    /** How often, how long in all, and the longest of late. */
    TIMER("summary"),
    HISTOGRAM("histogram");

    private final String exposed;

    Kind(String exposed) {
      this.exposed = exposed;
    }

    /** As Prometheus calls it. */
    public String exposed() {
      return exposed;
    }
  }
}
