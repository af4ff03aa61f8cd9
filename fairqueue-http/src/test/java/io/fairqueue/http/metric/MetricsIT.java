package io.fairqueue.http.metric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.PaystackStub;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.metric.Metric;
import io.fairqueue.tck.server.TemporaryDirectory;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each metric is seen to move by what people do: one sale with all that happens in one, measured
 * before and after. What it takes a crowd or a broken store to move is moved by the test that has
 * one; see {@link #ELSEWHERE}.
 */
@Tag("I5")
@Tag("N38")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsIT {

  private static final int PRICE = 5_000;
  private static final Duration LONG = Duration.ofSeconds(45);

  /** By how much the sale below raises a series. */
  private static final Map<Metric, Map<Map<String, String>, Integer>> RAISED =
      new EnumMap<>(Metric.class);

  /** What stands above zero in it. */
  private static final Map<Metric, List<Map<String, String>>> PRESENT = new EnumMap<>(Metric.class);

  /** Moved by another test, which names the meter or what it is read from. */
  private static final Map<Metric, Elsewhere> ELSEWHERE = new EnumMap<>(Metric.class);

  static {
    raised(Metric.JOINS, 9);
    raised(Metric.ADMISSIONS, 7, "by", "turn");
    raised(Metric.ADMISSIONS, 1, "by", "hand");
    raised(Metric.EXITS, 1, "why", "left");
    raised(Metric.WAIT_FOR_TURN, 8);
    raised(Metric.WAIT_FOR_CHOICE, 5);
    raised(Metric.WAIT_FOR_PAYMENT, 2);
    raised(Metric.HOLDS, 5);
    raised(Metric.RELEASES, 1, "reason", "customer");
    raised(Metric.SALES, 3);
    raised(Metric.TICKETS, 4);
    raised(Metric.PAYMENTS, 4, "outcome", "begun");
    raised(Metric.PAYMENTS, 2, "outcome", "sold");
    raised(Metric.PAYMENTS, 1, "outcome", "nothing_to_sell");
    raised(Metric.PAYMENTS, 1, "outcome", "failed");
    raised(Metric.REVENUE, 150, "currency", "NGN");
    raised(Metric.REFUNDS, 1, "outcome", "paid");
    raised(Metric.REFUNDS, 1, "outcome", "refused");
    raised(Metric.REFUNDED, 40, "currency", "NGN");
    raised(Metric.GATEWAY_CALLS, 4, "operation", "initialize", "outcome", "opened");
    raised(Metric.GATEWAY_CALLS, 1, "operation", "refund", "outcome", "refunded");
    raised(Metric.GATEWAY_CALLS, 1, "operation", "refund", "outcome", "refused");
    raised(Metric.REFUSALS, 1, "code", "EVENT_NOT_FOUND");
    raised(Metric.REFUSALS, 1, "code", "RATE_LIMITED");
    raised(Metric.SIGN_INS, 1, "by", "password", "outcome", "refused");
    raised(Metric.SIGN_INS, 1, "by", "password", "outcome", "entered");
    raised(Metric.RATE_LIMITED, 1, "limit", "codes");
    raised(Metric.MAILS, 1, "outcome", "sent");
    present(Metric.DELIVERIES_TRIED, "channel", "mail", "outcome", "sent");
    present(Metric.DELIVERIES_TRIED, "channel", "hook", "outcome", "failed");
    present(Metric.DELIVERIES_WAITING, "channel", "hook");
    present(Metric.DELIVERIES_LIMIT, "channel", "hook");
    present(Metric.DELIVERIES_LIMIT, "channel", "mail");
    present(Metric.POLLS_FROM_MEMORY);
    present(Metric.SOCKETS_OPEN);
    present(Metric.SOCKETS_LIMIT);
    present(Metric.SOCKETS_PUSHED);
    present(Metric.CONNECTIONS_OPEN);
    present(Metric.CONNECTIONS_LIMIT);
    present(Metric.CONNECTIONS_UNFINISHED_LIMIT);
    present(Metric.LINES);
    present(Metric.SESSIONS_ENDED);
    present(Metric.SESSIONS_ENDED_LIMIT);
    present(Metric.LINE_MEMORY);
    present(Metric.LINE_MEMORY_LIMIT);
    present(Metric.MAILS_LIMIT);
    present(Metric.RATE_LIMIT, "limit", "codes");
    present(Metric.READS_LIMIT);
    present(Metric.HASHING_LIMIT);
    present(Metric.BUILD);
    present(Metric.WORK, "work", "lengths");
    for (String writer : List.of("line", "hold")) {
      present(Metric.WRITER_LIMIT, "writer", writer);
      present(Metric.WRITER_BATCHES, "writer", writer);
      present(Metric.WRITER_ITEMS, "writer", writer);
      present(Metric.WRITER_WAITED, "writer", writer);
      present(Metric.WRITER_COMMITTING, "writer", writer);
    }
    elsewhere(Metric.LINE_LENGTH, "metric/MetricsIT", "Metric.LINE_LENGTH");
    elsewhere(Metric.LOG_LAG, "metric/MetricsIT", "Metric.LOG_LAG");
    elsewhere(Metric.BEACON_REFUSED, "DrawIT", "fairqueue_beacon_refused_total");
    elsewhere(Metric.OUTBOX_UNRELAYED, "metric/MetricsIT", "Metric.OUTBOX_UNRELAYED");
    elsewhere(Metric.OUTBOX_AGE, "metric/MetricsIT", "Metric.OUTBOX_AGE");
    elsewhere(
        Metric.DELIVERIES_UNDER_WAY,
        "message/CountedCourierTest",
        "fairqueue.deliveries.under.way");
    elsewhere(Metric.DELIVERIES_OVERDUE, "metric/MetricsIT", "Metric.DELIVERIES_OVERDUE");
    elsewhere(Metric.DELIVERIES_DEAD, "metric/MetricsIT", "Metric.DELIVERIES_DEAD");
    elsewhere(Metric.BACKGROUND_FAILURES, "metric/MetricsIT", "Metric.BACKGROUND_FAILURES");
    elsewhere(Metric.MAILS_WAITING, "mail/MailQueueTest", "fairqueue.mail.waiting");
    elsewhere(Metric.READS_REFUSED, "recent/ReadPermitsTest", "Metric.READS_REFUSED");
    elsewhere(Metric.READS_UNDER_WAY, "recent/ReadPermitsTest", "Metric.READS_UNDER_WAY");
    elsewhere(Metric.READINGS_BORROWED, "RecentEventsIT", "fairqueue_readings_borrowed_total");
    elsewhere(Metric.HASHING_WAITING, "HangUpIT", "fairqueue_hashing_waiting");
    elsewhere(Metric.HASHING_REFUSED, "HangUpIT", "fairqueue_hashing_refused_total");
    elsewhere(
        Metric.CONNECTIONS_UNFINISHED,
        "connection/CrowdedConnectionsTest",
        "fairqueue.connections.unfinished");
    elsewhere(
        Metric.CONNECTIONS_ENDED, "connection/ConnectionWatchTest", "fairqueue.connections.ended");
    elsewhere(Metric.SOCKETS_DROPPED, "SocketsIT", "fairqueue_sockets_dropped_total");
    elsewhere(Metric.NOTICES_DROPPED, "notice/NoticeRelayIT", "Metric.NOTICES_DROPPED");
    elsewhere(Metric.PROXIES_UNKNOWN, "DoorsIT", "fairqueue_proxies_unknown");
    elsewhere(Metric.WRITER_QUEUED, "JoinsIT", "fairqueue_writer_queued");
    elsewhere(Metric.WRITER_LONGEST, "JoinsIT", "fairqueue_writer_queued_longest");
    elsewhere(
        Metric.WRITER_REJECTED,
        "../../../../../../../fairqueue-adapters-postgres/src/test/java/io/fairqueue/postgres/commit/GroupCommitTest",
        "rejected()");
    elsewhere(Metric.LINE_STALENESS, "PollsIT", "fairqueue_line_staleness_seconds");
    elsewhere(Metric.SPANS, "TracingIT", "fairqueue_spans_total");
    elsewhere(Metric.CLOCK_OFFSET, "OperationsIT", "fairqueue_clock_offset_seconds");
  }

  private final PaystackStub paystack = new PaystackStub();
  private final HookReceiver receiver = new HookReceiver();
  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final TemporaryDirectory data = TemporaryDirectory.create("fairqueue-metrics");
  private TestServer server;
  private Organizer organizer;
  private Scrape before;
  private Scrape after;

  @BeforeAll
  void sell() {
    post.start();
    var settings = new HashMap<>(paystack.settings());
    settings.put("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:" + post.getSmtp().getPort());
    settings.put("FAIRQUEUE_RATE_LIMIT_CODES", "1");
    server = TestServer.embedded(data.path(), settings);
    organizer = server.organizer();
    before = scrape();
    after = before;
    try (FanSocket socket = new Sale().held()) {
      socket.await("admitted");
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> {
                after = scrape();
                assertThat(RAISED.keySet()).allSatisfy(this::assertRaised);
                assertThat(PRESENT.keySet()).allSatisfy(this::assertPresent);
              });
    }
  }

  @AfterAll
  void stop() {
    server.forgive("this log is broken");
    server.forgive("this relay is broken");
    server.forgive("this delivery is broken");
    server.close();
    receiver.close();
    paystack.close();
    post.stop();
    data.delete();
  }

  @ParameterizedTest
  @MethodSource("raised")
  void what_people_do_is_counted_once(Metric metric) {
    assertRaised(metric);
  }

  @ParameterizedTest
  @MethodSource("present")
  void what_stands_is_shown(Metric metric) {
    assertPresent(metric);
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void what_a_crowd_or_a_fault_moves_is_moved_by_the_test_that_has_one(Metric metric)
      throws IOException {
    Elsewhere test = elsewhere(metric);
    assertThat(Files.readString(Path.of("src/test/java/io/fairqueue/http", test.name() + ".java")))
        .contains(test.words());
  }

  @Test
  void no_metric_is_left_out() {
    Set<Metric> known = EnumSet.noneOf(Metric.class);
    known.addAll(RAISED.keySet());
    known.addAll(PRESENT.keySet());
    known.addAll(ELSEWHERE.keySet());
    assertThat(known).containsExactlyInAnyOrder(Metric.values());
  }

  @Test
  void what_a_server_shows_of_ours_is_declared_with_its_labels_and_kind() {
    Map<String, Metric> declared =
        Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::exposed, each -> each));
    Map<String, String> shown = new HashMap<>(scrape().types());
    shown.keySet().removeIf(name -> !name.startsWith("fairqueue_"));
    // The longest time of late, which this form of metrics has no kind for.
    shown
        .keySet()
        .removeIf(
            name ->
                name.endsWith("_max")
                    && declared.containsKey(name.substring(0, name.length() - "_max".length())));

    assertThat(declared.keySet()).containsAll(shown.keySet());
    shown.forEach(
        (name, kind) ->
            assertThat(kind)
                .as(name)
                .isEqualTo(requireNonNull(declared.get(name)).kind().exposed()));
    for (Metric metric : declared.values()) {
      for (String series : metric.series()) {
        Set<String> labels = new TreeSet<>(after.labels(series));
        labels.remove("le");
        assertThat(labels).as(series).isSubsetOf(metric.labels());
        if (after.has(series)) {
          assertThat(labels).as(series).hasSameSizeAs(metric.labels());
        }
      }
    }
  }

  @Test
  void what_the_dashboard_and_the_alerts_ask_of_libraries_there_is() {
    for (List<String> expressions : Ops.expressions().values()) {
      for (Selector asked : expressions.stream().flatMap(e -> Selector.in(e).stream()).toList()) {
        if (!asked.series().startsWith("fairqueue_") && !asked.series().equals("up")) {
          Set<String> labels = new TreeSet<>(after.labels(asked.series()));
          labels.add("instance");
          assertThat(after.has(asked.series())).as(asked.series()).isTrue();
          assertThat(labels).as(asked.series()).containsAll(asked.labels());
        }
      }
    }
  }

  @Test
  void the_longest_lines_are_shown_one_by_one() {
    String event = server.crowded();
    server.newFan().join(event).expect(201);
    server.newFan().join(event).expect(201);

    await()
        .atMost(LONG)
        .until(() -> sum(scrape(), Metric.LINE_LENGTH, Map.of("event", event)) == 2);
  }

  @Test
  void a_public_log_that_lags_is_seen_to() {
    server.sql(
        """
        create function break_log() returns trigger language plpgsql as $$
        begin
          raise 'this log is broken';
        end $$
        """);
    server.sql(
        "create trigger break_log before insert on log_leaves for each row"
            + " execute function break_log()");
    server.newFan().join(organizer.onSale(1, Map.of())).expect(201);
    await().atMost(LONG).until(() -> sum(scrape(), Metric.LOG_LAG, Map.of()) > 0);
    server.sql("drop trigger break_log on log_leaves");
    await().atMost(LONG).until(() -> sum(scrape(), Metric.LOG_LAG, Map.of()) == 0);
  }

  @Test
  void messages_that_are_stuck_are_seen_to_be() {
    server.sql(
        """
        create function break_relay() returns trigger language plpgsql as $$
        begin
          raise 'this relay is broken';
        end $$
        """);
    server.sql(
        "create trigger break_relay before insert on deliveries for each row"
            + " execute function break_relay()");
    double failures = sum(scrape(), Metric.BACKGROUND_FAILURES, Map.of());
    server.newFan().join(organizer.onSale(1, Map.of())).expect(201);
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              assertThat(sum(now, Metric.OUTBOX_UNRELAYED, Map.of())).isPositive();
              assertThat(sum(now, Metric.OUTBOX_AGE, Map.of())).isPositive();
              assertThat(sum(now, Metric.BACKGROUND_FAILURES, Map.of())).isGreaterThan(failures);
            });
    server.sql(
        """
        create function break_delivery() returns trigger language plpgsql as $$
        begin
          raise 'this delivery is broken';
        end $$
        """);
    server.sql(
        "create trigger break_delivery before update on deliveries for each row"
            + " execute function break_delivery()");
    server.sql("drop trigger break_relay on deliveries");
    await()
        .atMost(LONG)
        .until(() -> sum(scrape(), Metric.DELIVERIES_OVERDUE, Map.of("channel", "hook")) > 0);
    receiver.answer(call -> 410);
    server.sql("drop trigger break_delivery on deliveries");
    await()
        .atMost(LONG)
        .until(() -> sum(scrape(), Metric.DELIVERIES_DEAD, Map.of("channel", "hook")) > 0);
  }

  private void assertRaised(Metric metric) {
    raisedBy(metric)
        .forEach(
            (labels, by) ->
                assertThat(sum(after, metric, labels) - sum(before, metric, labels))
                    .as("%s %s", metric.exposed(), labels)
                    .isEqualTo(by.doubleValue()));
  }

  private void assertPresent(Metric metric) {
    for (Map<String, String> labels : PRESENT.getOrDefault(metric, List.of())) {
      assertThat(sum(after, metric, labels)).as("%s %s", metric.exposed(), labels).isPositive();
    }
  }

  private Scrape scrape() {
    return Scrape.of(server.management().get("/metrics").expect(200).body());
  }

  /** Of a timer or histogram: how often. */
  private static double sum(Scrape scrape, Metric metric, Map<String, String> labels) {
    String name =
        switch (metric.kind()) {
          case COUNTER, GAUGE -> metric.exposed();
          case TIMER, HISTOGRAM -> metric.exposed() + "_count";
        };
    return scrape.sum(name, labels);
  }

  private static Stream<Metric> raised() {
    return RAISED.keySet().stream();
  }

  private static Stream<Metric> present() {
    return PRESENT.keySet().stream();
  }

  private static Stream<Metric> elsewhere() {
    return ELSEWHERE.keySet().stream();
  }

  private static Elsewhere elsewhere(Metric metric) {
    return ELSEWHERE.getOrDefault(metric, new Elsewhere("", ""));
  }

  private static Map<Map<String, String>, Integer> raisedBy(Metric metric) {
    return RAISED.computeIfAbsent(metric, first -> new HashMap<>());
  }

  private static void raised(Metric metric, int by, String... labels) {
    raisedBy(metric).put(labels(labels), by);
  }

  private static void present(Metric metric, String... labels) {
    PRESENT.computeIfAbsent(metric, first -> new ArrayList<>()).add(labels(labels));
  }

  private static void elsewhere(Metric metric, String test, String words) {
    ELSEWHERE.put(metric, new Elsewhere(test, words));
  }

  private static Map<String, String> labels(String... labels) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      map.put(labels[i], labels[i + 1]);
    }
    return map;
  }

  /** The test that moves a metric, and the words by which it does. */
  private record Elsewhere(String name, String words) {}

  /** Sold, refunded, refused and given back. */
  private final class Sale {

    private final String event =
        organizer.onSale(
            Map.of("total_inventory", 20, "price_minor", PRICE), Map.of("max_units_per_claim", 2));

    /** All that can happen; then somebody looks on by the socket that is answered. */
    FanSocket held() {
      receiver.answer(call -> 500);
      organizer
          .api()
          .post(
              "/api/v1/organizers/me/webhooks",
              Map.of("url", receiver.url(), "types", List.of("*")))
          .expect(201);
      sold();
      refused();
      tooLittle();
      free();
      queue();
      signIns();
      Fan spectator = server.newFan();
      spectator.join(event).expect(201);
      spectator.awaitAdmission(event);
      return spectator.socket(event);
    }

    /** Two tickets, and their money stays; the gateway refuses to send it back. */
    private void sold() {
      Fan fan = server.newFan();
      String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
      String reference = fan.startPayment(claim).expect(201).text("reference");
      deliver(PaystackStub.success(reference, 2 * PRICE));
      fan.awaitClaim(claim, "CONFIRMED");
      paystack.keeps(reference);
      organizer.refund(claim).expect(202);
    }

    /** One ticket, paid; and one that the bank refuses, given back by its fan. */
    private void refused() {
      Fan fan = server.newFan();
      String claim = fan.buy(event);
      String reference = fan.startPayment(claim).expect(201).text("reference");
      deliver(PaystackStub.failure(reference));
      await().atMost(LONG).until(() -> fan.paymentStatuses(claim).contains("FAILED"));
      fan.release(claim).expect(204);
      Fan next = server.newFan();
      String nexts = next.buy(event);
      deliver(PaystackStub.success(next.startPayment(nexts).expect(201).text("reference"), PRICE));
      next.awaitClaim(nexts, "CONFIRMED");
    }

    /** Too little money: it buys nothing, and goes back. */
    private void tooLittle() {
      Fan fan = server.newFan();
      String claim = fan.buy(event);
      String reference = fan.startPayment(claim).expect(201).text("reference");
      deliver(PaystackStub.success(reference, PRICE - 1_000));
    }

    private void free() {
      String gift = organizer.onSale(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
      server.newFan().buy(gift);
    }

    /** The second in line leaves, and the third is let in by hand. */
    private void queue() {
      String slow = organizer.onSale(3, Map.of("admissions_per_minute", 1));
      List<Fan> fans = server.fans(3);
      fans.get(0).join(slow).expect(201);
      fans.get(0).awaitAdmission(slow);
      fans.get(1).join(slow).expect(201);
      fans.get(1).position(slow).expect(200);
      fans.get(1).leave(slow).expect(204);
      fans.get(2).join(slow).expect(201);
      organizer
          .api()
          .post("/api/v1/events/" + slow + "/queue/admissions", Map.of("count", 1))
          .expect(200);
      fans.get(1).api().post("/api/v1/auth/logout").expect(204);
    }

    /**
     * By the right password and a wrong one; a second code comes too soon; nobody knows an event.
     */
    private void signIns() {
      Organizer colleague = server.organizer();
      server
          .api()
          .post(
              "/api/v1/auth/organizer/login",
              Map.of("email", colleague.email(), "password", "wrong horse battery"))
          .expect(401);
      var code = Map.of("email", UUID.randomUUID() + "@fans.example");
      server.api().post("/api/v1/auth/customer/otp/request", code).expect(202);
      server.api().post("/api/v1/auth/customer/otp/request", code).expect(429);
      server.api().get("/api/v1/events/" + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND");
    }

    private Answer deliver(String body) {
      return server
          .api()
          .send(
              server
                  .api()
                  .request("/api/v1/webhooks/paystack")
                  .header("Content-Type", "application/json")
                  .header("x-paystack-signature", PaystackStub.signature(body))
                  .POST(BodyPublishers.ofString(body, UTF_8)))
          .expect(200);
    }
  }
}
