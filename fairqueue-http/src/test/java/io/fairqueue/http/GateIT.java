package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whichever way a call takes, the gate is the same. The event does not exist: a call that gets
 * through is answered 404.
 */
@Tag("A12")
@Tag("I8")
final class GateIT {

  private static final int LIMIT = 3;
  private static final String EVENT = "00000000-0000-4000-8000-000000000000";
  private static TestServer server;
  private static Api staff;

  /** A way in. */
  enum Way {
    JOIN_ROUTED("POST", "/api/v1/events/" + EVENT + "/queue?routed"),
    JOIN_DIRECT("POST", "/api/v1/events/" + EVENT + "/queue"),
    POLL("GET", "/api/v1/events/" + EVENT + "/queue/position"),
    STREAM("GET", "/api/v1/events/" + EVENT + "/queue/stream"),
    SOCKET("GET", "/ws/queue/" + EVENT);

    private final String method;
    private final String path;

    Way(String method, String path) {
      this.method = method;
      this.path = path;
    }

    Answer call(Api caller, String from) {
      String token = this == SOCKET && caller.token() != null ? "?token=" + caller.token() : "";
      return caller.send(
          caller
              .request(path + token)
              .header("X-Forwarded-For", from)
              .method(method, BodyPublishers.noBody()));
    }
  }

  @BeforeAll
  static void start(@TempDir Path data) {
    server =
        TestServer.embedded(
            data,
            Map.of(
                "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", String.valueOf(LIMIT),
                "FAIRQUEUE_RATE_LIMIT_PER_ACCOUNT", String.valueOf(LIMIT),
                "FAIRQUEUE_TRUSTED_PROXIES", "127.0.0.0/8,::1"),
            new ManualTime(Instant.now()));
    staff = server.organizer().api();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoever_has_no_session_of_a_fan_is_refused(Way way) {
    Api ended = server.newFan().api();
    Way.POLL.call(ended, address()).expect(404);
    ended
        .send(
            ended
                .request("/api/v1/auth/logout")
                .header("X-Forwarded-For", address())
                .POST(BodyPublishers.noBody()))
        .expect(204);

    for (Api caller : new Api[] {server.api(), server.api().as("nonsense"), staff, ended}) {
      assertSameRefusal(way, caller, address(), 401, "UNAUTHORIZED");
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void the_address_is_counted_before_anybody_asks_who_calls(Way way) {
    String from = address();
    for (int i = 0; i < LIMIT; i++) {
      way.call(server.api().as("nonsense"), from).expectProblem(401, "UNAUTHORIZED");
    }

    assertSameRefusal(way, server.api().as("nonsense"), from, 429, "RATE_LIMITED");
    assertSameRefusal(way, server.newFan().api(), from, 429, "RATE_LIMITED");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void the_account_is_counted_once_it_is_known(Way way) {
    Api fan = server.newFan().api();
    for (int i = 0; i < LIMIT; i++) {
      way.call(fan, address()).expect(404);
    }

    assertSameRefusal(way, fan, address(), 429, "RATE_LIMITED");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_call_that_its_address_may_not_make_is_not_counted_for_the_account(Way way) {
    Api fan = server.newFan().api();
    String from = address();
    for (int i = 0; i < LIMIT; i++) {
      way.call(server.api(), from).expect(401);
    }
    for (int i = 0; i < LIMIT; i++) {
      way.call(fan, from).expectProblem(429, "RATE_LIMITED");
    }

    way.call(fan, address()).expect(404);
  }

  @Test
  void all_ways_count_together() {
    Api fan = server.newFan().api();
    Way.JOIN_DIRECT.call(fan, address()).expect(404);
    Way.STREAM.call(fan, address()).expect(404);
    Way.SOCKET.call(fan, address()).expect(404);

    for (Way way : Way.values()) {
      way.call(fan, address()).expectProblem(429, "RATE_LIMITED");
    }
  }

  /** A door's camera asks several times a second, and several doors may share an account. */
  @Test
  void what_a_camera_sees_is_not_counted_for_the_account() {
    Api organizer = server.organizer().api();
    for (int i = 0; i <= LIMIT; i++) {
      frame(organizer).expectProblem(404, "EVENT_NOT_FOUND");
    }

    organizer
        .send(organizer.request("/api/v1/events/" + EVENT).header("X-Forwarded-For", address()))
        .expect(404);
    String from = address();
    for (int i = 0; i < LIMIT; i++) {
      frame(server.api(), from).expectProblem(401, "UNAUTHORIZED");
    }
    frame(server.api(), from).expectProblem(429, "RATE_LIMITED");
  }

  private static Answer frame(Api caller) {
    return frame(caller, address());
  }

  private static Answer frame(Api caller, String from) {
    return caller.send(
        caller
            .request("/api/v1/events/" + EVENT + "/checkins/frame")
            .header("X-Forwarded-For", from)
            .header("X-Width", "21")
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(new byte[21 * 21])));
  }

  /**
   * The same as what the framework's own way of joining says; a socket's is no answer of the API.
   */
  private static void assertSameRefusal(Way way, Api caller, String from, int status, String code) {
    Answer answer = way.call(caller, from).expectProblem(status, code);
    Answer usual = Way.JOIN_ROUTED.call(caller, from).expectProblem(status, code);
    assertThat(answer.text("detail")).isEqualTo(usual.text("detail"));
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(usual.header("WWW-Authenticate"));
    assertThat(answer.header("Retry-After")).isEqualTo(usual.header("Retry-After"));
    if (way != Way.SOCKET) {
      assertThat(names(answer)).isEqualTo(names(usual));
    }
    if (way == Way.JOIN_DIRECT) {
      assertThat(answer.json()).isEqualTo(usual.json());
    }
  }

  private static SortedSet<String> names(Answer answer) {
    return new TreeSet<>(answer.response().headers().map().keySet());
  }

  /** Nobody else's. */
  private static String address() {
    UUID random = UUID.randomUUID();
    return "2001:db8:%x:%x::1"
        .formatted(
            random.getMostSignificantBits() & 0xffff, random.getLeastSignificantBits() & 0xffff);
  }
}
