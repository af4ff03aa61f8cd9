package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.PaystackStub;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.driver.TraceCollector;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a collector of traces learns of a purchase, and what it doesn't. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TracingIT {

  private static final String CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ANOTHER = "4bf92f3577b34da6a3ce929d0e0e4737";
  private static final String CALLERS_SPAN = "00f067aa0ba902b7";
  private static final String SPANS = "fairqueue_spans_total{outcome=\"%s\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The exporter calls an address five times before it gives up, on a busy machine with others. */
  private static final Duration GIVEN_UP = Duration.ofMinutes(1);

  private final TraceCollector collector = new TraceCollector();
  private final PaystackStub paystack = new PaystackStub();
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, String> settings = new HashMap<>(paystack.settings());
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    settings.put("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer%20collectors");
    settings.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test");
    settings.put("OTEL_TRACES_SAMPLER", "parentbased_always_on");
    server = TestServer.embedded(data, settings);
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
    paystack.close();
    collector.close();
  }

  @Test
  void a_purchase_is_one_trace_from_the_callers_span_to_statements_commands_and_the_gateway() {
    String event = organizer.onSale(2, Map.of());
    Fan fan = server.newFan();
    String query = "a-query-that-is-nobodys-business";

    traced(fan, "POST", "/api/v1/events/" + event + "/queue", "").expect(201);
    String admission = fan.awaitAdmission(event);
    String claim =
        traced(
                fan,
                "POST",
                "/api/v1/events/" + event + "/claims",
                "{\"admission_token\":\"" + admission + "\"}")
            .expect(201)
            .text("claim_id");
    traced(fan, "POST", "/api/v1/claims/" + claim + "/payments", "").expect(201);
    traced(fan, "GET", "/api/v1/claims/" + claim + "?x=" + query, "").expect(200);

    await()
        .atMost(PATIENCE)
        .until(() -> collector.spans(each -> isCallers(each) && isServer(each)).size() >= 4);
    List<Span> trace = collector.spans(TracingIT::isCallers);
    assertThat(trace.stream().filter(TracingIT::isServer))
        .extracting(Span::getName)
        .contains(
            "POST /api/v1/events/{eventId}/queue",
            "POST /api/v1/events/{eventId}/claims",
            "POST /api/v1/claims/{claimId}/payments",
            "GET /api/v1/claims/{claimId}");
    assertThat(trace.stream().filter(TracingIT::isServer))
        .allSatisfy(each -> assertThat(TraceCollector.parent(each)).isEqualTo(CALLERS_SPAN));

    Span join = named(trace, "POST /api/v1/events/{eventId}/queue");
    assertThat(TraceCollector.attribute(join, "http.response.status_code")).isEqualTo("201");
    assertThat(TraceCollector.attribute(join, "fairqueue.event.id")).isEqualTo(event);
    assertThat(below(trace, join))
        .extracting(Span::getName)
        .contains("commit of line-writer", "LogRows/append", "EVALSHA");

    Span hold = named(trace, "POST /api/v1/events/{eventId}/claims");
    assertThat(below(trace, hold))
        .extracting(Span::getName)
        .contains("Claim.claim", "commit of hold-writer", "PostgresClaimStore/hold/2-write");
    Span commit = named(below(trace, hold), "commit of hold-writer");
    assertThat(commit.getLinksList()).hasSize(1);

    Span payment = named(trace, "POST /api/v1/claims/{claimId}/payments");
    Span initialize = named(below(trace, payment), "paystack initialize");
    assertThat(TraceCollector.attribute(initialize, "fairqueue.outcome")).isEqualTo("Opened");
    assertThat(paystack.traceparents())
        .anyMatch(each -> each.startsWith(traceparent(CALLER, initialize)));

    assertThat(server.metric(SPANS.formatted("sent")))
        .isPositive()
        .isLessThanOrEqualTo(server.metric(SPANS.formatted("ended")));
    assertThat(collector.authorizations()).containsOnly("Bearer collectors");
    assertThat(collector.resources()).contains("fairqueue", "deployment.environment.name");
    String token = String.valueOf(fan.api().token());
    assertThat(collector.spans().toString())
        .doesNotContain(fan.email(), fan.id(), token, admission, query, "127.0.0.1", claim);
  }

  @Test
  void a_batch_is_linked_with_each_request_that_it_is_for() throws Exception {
    String event = organizer.onSale(1, Map.of());
    List<Fan> fans = server.fans(40);
    List<Thread> crowd =
        fans.stream()
            .map(fan -> Thread.ofVirtual().start(() -> fan.join(event).expect(201)))
            .toList();
    for (Thread each : crowd) {
      each.join();
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<Span> joins =
                  collector.spans(
                      each ->
                          isServer(each)
                              && TraceCollector.attribute(each, "fairqueue.event.id").equals(event)
                              && each.getName().startsWith("POST "));
              List<String> linked =
                  collector.spans(each -> each.getName().equals("commit of line-writer")).stream()
                      .flatMap(each -> each.getLinksList().stream())
                      .map(link -> HexFormat.of().formatHex(link.getSpanId().toByteArray()))
                      .toList();
              assertThat(joins).hasSize(fans.size());
              assertThat(linked).containsAll(joins.stream().map(TraceCollector::id).toList());
            });
  }

  @Test
  void a_webhook_tells_its_endpoint_what_it_is_a_part_of() {
    String hooks = "/api/v1/organizers/me/webhooks";
    try (HookReceiver receiver = new HookReceiver()) {
      Answer hook =
          organizer
              .api()
              .post(hooks, Map.of("url", receiver.url(), "types", List.of("*")))
              .expect(201);
      organizer.api().post(hooks + "/" + hook.text("webhook_id") + "/test").expect(202);
      await().atMost(PATIENCE).until(() -> !receiver.calls("endpoint.test").isEmpty());

      String told = receiver.calls("endpoint.test").getFirst().header("traceparent");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  collector.spans().stream()
                      .filter(each -> each.getName().equals("deliver endpoint.test by hook"))
                      .anyMatch(
                          each ->
                              told.startsWith(traceparent(TraceCollector.trace(each), each))
                                  && TraceCollector.attribute(each, "fairqueue.outcome")
                                      .equals("sent")));
    }
  }

  @Test
  void a_stranger_neither_chooses_what_is_traced_nor_what_it_is_a_part_of() {
    String event = organizer.onSale(1, Map.of());
    TraceCollector theirs = new TraceCollector();
    Map<String, String> few =
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            theirs.url(),
            "OTEL_TRACES_SAMPLER",
            "traceidratio",
            "OTEL_TRACES_SAMPLER_ARG",
            "0.0000001");
    Map<String, String> all = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", theirs.url());
    // By its id alone it would be among the fewest.
    String chosen = "4bf92f3577b34da60000000000000001";
    try (theirs;
        TestServer sampling = server.sibling(few);
        TestServer usual = server.sibling(all)) {
      for (Fan fan : server.fans(20)) {
        asking(fan.at(sampling.url()), "/api/v1/events/" + event, chosen, "01").expect(200);
      }
      asking(server.newFan().at(usual.url()), "/api/v1/events/" + event, chosen, "00").expect(200);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(theirs.spans(each -> isServer(each) && isLinked(each, chosen)))
                      .singleElement()
                      .satisfies(
                          each -> assertThat(TraceCollector.parent(each)).isEmpty(),
                          each -> assertThat(TraceCollector.trace(each)).isNotEqualTo(chosen)));
    }
    assertThat(theirs.spans(each -> TraceCollector.trace(each).equals(chosen))).isEmpty();
  }

  @Test
  void what_fails_looks_so_and_no_method_that_a_caller_makes_up_is_a_name() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String admission = fan.awaitAdmission(event);
    String claim =
        fan.api()
            .post("/api/v1/events/" + event + "/claims", Map.of("admission_token", admission))
            .expect(201)
            .text("claim_id");
    var broken = paystack.refusesToOpen(fan.email(), 500, "no");
    assertThat(traced(ANOTHER, fan, "POST", "/api/v1/claims/" + claim + "/payments", "").status())
        .isGreaterThanOrEqualTo(500);
    paystack.givesBack(broken);
    traced(ANOTHER, fan, "MAKEUP", "/api/v1/claims/" + claim, "").expect(405);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(collector.spans(each -> each.getName().startsWith("HTTP ")))
                    .isNotEmpty()
                    .allSatisfy(
                        each ->
                            assertThat(TraceCollector.attribute(each, "http.request.method"))
                                .isEqualTo("_OTHER")));
    assertThat(collector.spans().toString()).doesNotContain("MAKEUP");
    assertThat(collector.spans(each -> each.getName().equals("paystack initialize")))
        .filteredOn(TracingIT::hasFailed)
        .singleElement()
        .satisfies(
            each -> assertThat(TraceCollector.attribute(each, "error.type")).isEqualTo("NoAnswer"));
  }

  @ParameterizedTest
  @EnumSource(Absent.class)
  void where_nobody_takes_traces_fans_are_served(Absent absent) throws Exception {
    String event = organizer.onSale(1, Map.of());
    try (ServerSocket collectors = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TestServer other =
            server.sibling(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", absent.url(collectors)))) {
      for (Fan fan : server.fans(20)) {
        fan.at(other.url()).join(event).expect(201);
      }
      await().atMost(GIVEN_UP).until(() -> other.metric(SPANS.formatted("lost")) > 0);
      assertThat(other.metric(SPANS.formatted("sent"))).isZero();
    }
  }

  @Test
  void where_none_are_wanted_none_are_sent() {
    String event = organizer.onSale(1, Map.of());
    Map<String, String> unwanted =
        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "OTEL_TRACES_SAMPLER", "always_off");
    try (TestServer other = server.sibling(unwanted)) {
      for (Fan fan : server.fans(20)) {
        fan.at(other.url()).join(event).expect(201);
      }
    }

    assertThat(
            collector.spans(
                each -> TraceCollector.attribute(each, "fairqueue.event.id").equals(event)))
        .extracting(Span::getName)
        .doesNotContain("POST /api/v1/events/{eventId}/queue");
  }

  /** How nobody is where traces go. */
  private enum Absent {
    /** Nobody listens. */
    GONE {
      @Override
      String url(ServerSocket collectors) throws IOException {
        collectors.close();
        return address(collectors);
      }
    },
    /** Connections are taken, and no word is said. */
    SILENT {
      @Override
      String url(ServerSocket collectors) {
        return address(collectors);
      }
    },
    /** Connections are taken, and ended. */
    SHORT {
      @Override
      String url(ServerSocket collectors) {
        Thread.ofVirtual().start(() -> hangUp(collectors));
        return address(collectors);
      }
    };

    abstract String url(ServerSocket collectors) throws IOException;

    private static String address(ServerSocket collectors) {
      return "http://127.0.0.1:" + collectors.getLocalPort();
    }

    private static void hangUp(ServerSocket collectors) {
      while (!collectors.isClosed()) {
        try (Socket caller = collectors.accept()) {
          caller.shutdownOutput();
        } catch (IOException e) {
          // The test is over, or the caller is.
        }
      }
    }
  }

  private static Answer traced(Fan fan, String method, String path, String body) {
    return traced(CALLER, fan, method, path, body);
  }

  private static Answer traced(String trace, Fan fan, String method, String path, String body) {
    var request =
        fan.api()
            .request(path)
            .header("traceparent", "00-" + trace + "-" + CALLERS_SPAN + "-01")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return fan.api()
        .send(body.isEmpty() ? request : request.header("Content-Type", "application/json"));
  }

  private static Answer asking(Fan fan, String path, String trace, String flags) {
    return fan.api()
        .send(
            fan.api()
                .request(path)
                .header("traceparent", "00-" + trace + "-" + CALLERS_SPAN + "-" + flags)
                .GET());
  }

  private static boolean isLinked(Span span, String trace) {
    return span.getLinksList().stream()
        .anyMatch(link -> HexFormat.of().formatHex(link.getTraceId().toByteArray()).equals(trace));
  }

  private static boolean hasFailed(Span span) {
    return span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
  }

  private static boolean isCallers(Span span) {
    return TraceCollector.trace(span).equals(CALLER);
  }

  private static boolean isServer(Span span) {
    return span.getKind() == Span.SpanKind.SPAN_KIND_SERVER;
  }

  private static Span named(List<Span> spans, String name) {
    return spans.stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + " is not in " + spans.stream().map(Span::getName).toList()));
  }

  /** Everything that a span's work consists of. */
  private static List<Span> below(List<Span> trace, Span top) {
    List<Span> found = new ArrayList<>(List.of(top));
    for (int i = 0; i < found.size(); i++) {
      String id = TraceCollector.id(found.get(i));
      trace.stream().filter(each -> TraceCollector.parent(each).equals(id)).forEach(found::add);
    }
    return found;
  }

  /** Without the flags at its end. */
  private static String traceparent(String trace, Span span) {
    return "00-" + trace + "-" + TraceCollector.id(span) + "-";
  }
}
