package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers that call too often. */
final class LimitsIT {

  private static final String EVENTS = "/api/v1/events";

  @Test
  @Tag("I8")
  @Tag("B7")
  void a_forged_header_buys_nothing_and_redis_is_not_needed_to_count() {
    try (PrivateServer redis = TestRedis.startOwn();
        TestServer server = limited(redis.url(), Map.of("FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", "5"))) {
      for (int i = 0; i < 5; i++) {
        forwarded(server.api(), "192.0.2." + i).expect(200);
      }
      Answer refused = forwarded(server.api(), "192.0.2.99");
      refused.expectProblem(429, "RATE_LIMITED");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
      server.api().get("/health").expect(200);

      redis.stop();

      assertThat(IntStream.range(0, 12).map(i -> server.api().get(EVENTS).status()))
          .contains(200)
          .contains(429)
          .containsOnly(200, 429);
      redis.start();
    }
  }

  @Test
  @Tag("I8")
  void behind_a_trusted_proxy_each_fan_counts_alone() {
    try (TestServer server =
        limited(
            TestRedis.url(),
            Map.of(
                "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", "2",
                "FAIRQUEUE_TRUSTED_PROXIES", "127.0.0.0/8,::1"))) {
      String mine = address();
      String other = address();
      forwarded(server.api(), mine).expect(200);
      forwarded(server.api(), "198.51.100.1, " + mine).expect(200);

      forwarded(server.api(), "198.51.100.2, " + mine).expectProblem(429, "RATE_LIMITED");
      forwarded(server.api(), other).expect(200);
    }
  }

  @Test
  @Tag("I8")
  void an_account_counts_over_all_nodes() {
    try (TestServer one =
            limited(TestRedis.url(), Map.of("FAIRQUEUE_RATE_LIMIT_PER_ACCOUNT", "4"));
        TestServer two = one.sibling(Map.of("FAIRQUEUE_RATE_LIMIT_PER_ACCOUNT", "4"))) {
      var fan = one.newFan();
      for (int i = 0; i < 2; i++) {
        fan.api().get("/api/v1/me").expect(200);
        fan.at(two.url()).api().get("/api/v1/me").expect(200);
      }

      fan.api().get("/api/v1/me").expectProblem(429, "RATE_LIMITED");
      fan.at(two.url()).api().get("/api/v1/me").expectProblem(429, "RATE_LIMITED");
      one.newFan().api().get("/api/v1/me").expect(200);
    }
  }

  @Test
  @Tag("I8")
  @Tag("D1")
  void a_join_counts_as_every_call() {
    try (TestServer one =
            limited(TestRedis.url(), Map.of("FAIRQUEUE_RATE_LIMIT_PER_ACCOUNT", "12"));
        TestServer two = one.sibling(Map.of("FAIRQUEUE_RATE_LIMIT_PER_ACCOUNT", "12"))) {
      String event = one.organizer().onSale(1, Map.of());
      var fan = one.newFan();
      fan.join(event).expect(201);
      for (int i = 0; i < 5; i++) {
        fan.join(event).expectProblem(409, "ALREADY_IN_QUEUE");
        fan.at(two.url()).api().get("/api/v1/me").expect(200);
      }
      fan.at(two.url()).join(event).expectProblem(409, "ALREADY_IN_QUEUE");

      Answer refused = fan.join(event).expectProblem(429, "RATE_LIMITED");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
      fan.at(two.url()).api().get("/api/v1/me").expectProblem(429, "RATE_LIMITED");
    }
  }

  @Test
  @Tag("A5")
  void guessing_passwords_and_asking_for_codes_have_limits_per_address_of_mail() {
    try (TestServer server =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of("FAIRQUEUE_RATE_LIMIT_LOGINS", "3", "FAIRQUEUE_RATE_LIMIT_CODES", "2"),
            new ManualTime(Instant.now()))) {
      String email = UUID.randomUUID() + "@fans.example";
      for (int i = 0; i < 3; i++) {
        login(server, email).expectProblem(401, "INVALID_CREDENTIALS");
      }
      login(server, email.toUpperCase(Locale.ROOT)).expectProblem(429, "RATE_LIMITED");
      login(server, "other-" + email).expectProblem(401, "INVALID_CREDENTIALS");
      for (int i = 0; i < 2; i++) {
        code(server, email).expectProblem(503, "MAIL_NOT_CONFIGURED");
      }
      code(server, email).expectProblem(429, "RATE_LIMITED");
      assertThat(server.metric("fairqueue_rate_limited_total{limit=\"codes\"}")).isEqualTo(1);
    }
  }

  @Test
  @Tag("I16")
  void a_page_on_the_list_may_call_and_another_may_not() {
    try (TestServer server =
        limited(TestRedis.url(), Map.of("FAIRQUEUE_ALLOWED_ORIGINS", "https://shop.example"))) {
      assertThat(
              OperationsIT.preflight(server.api(), "https://shop.example")
                  .expect(200)
                  .header("Access-Control-Allow-Origin"))
          .isEqualTo("https://shop.example");
      assertThat(
              OperationsIT.preflight(server.api(), "https://shop.example.evil.example")
                  .header("Access-Control-Allow-Origin"))
          .isEmpty();
      assertThat(
              server
                  .api()
                  .send(server.api().request(EVENTS).header("Origin", "https://shop.example").GET())
                  .expect(200)
                  .header("Access-Control-Allow-Origin"))
          .isEqualTo("*");
    }
  }

  private static TestServer limited(String redis, Map<String, String> limits) {
    return TestServer.on(TestServer.freshDatabaseUrl(), redis, limits);
  }

  private static Answer forwarded(Api api, String address) {
    return api.send(api.request(EVENTS).header("X-Forwarded-For", address).GET());
  }

  private static Answer login(TestServer server, String email) {
    return server
        .api()
        .post("/api/v1/auth/customer/login", Map.of("email", email, "password", "a guess"));
  }

  private static Answer code(TestServer server, String email) {
    return server.api().post("/api/v1/auth/customer/otp/request", Map.of("email", email));
  }

  @Test
  @Tag("A16")
  @Tag("I8")
  void every_way_in_is_counted() throws Exception {
    try (TestServer server =
        limited(TestRedis.url(), Map.of("FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", "3"))) {
      String socket = "/ws/queue/" + UUID.randomUUID() + "?token=x";
      for (String path :
          List.of("/docs", "/.well-known/jwks.json", "/no/such/page", EVENTS, socket)) {
        var statuses =
            IntStream.range(0, 5).map(i -> asSocket(server.api(), path).status()).boxed().toList();
        assertThat(statuses).as(path).contains(429);
      }
      for (int i = 0; i < 6; i++) {
        server.api().get("/health").expect(200);
      }
    }
  }

  @Test
  @Tag("I8")
  void an_ipv6_network_counts_as_one() {
    try (TestServer server =
        limited(
            TestRedis.url(),
            Map.of(
                "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", "2",
                "FAIRQUEUE_TRUSTED_PROXIES", "127.0.0.0/8,::1"))) {
      UUID random = UUID.randomUUID();
      String network =
          "2001:db8:%x:%x"
              .formatted(
                  random.getMostSignificantBits() & 0xffff,
                  random.getLeastSignificantBits() & 0xffff);
      forwarded(server.api(), network + "::1").expect(200);
      forwarded(server.api(), network + ":a:b:c:d").expect(200);

      forwarded(server.api(), network + "::2").expectProblem(429, "RATE_LIMITED");
    }
  }

  private static Answer asSocket(Api api, String path) {
    return api.send(api.request(path).header("Accept", "*/*").GET());
  }

  /** Nobody else's: counts are kept in a Redis that tests share. */
  private static String address() {
    UUID random = UUID.randomUUID();
    return "2001:db8:%x:%x::1"
        .formatted(
            random.getMostSignificantBits() & 0xffff, random.getLeastSignificantBits() & 0xffff);
  }
}
