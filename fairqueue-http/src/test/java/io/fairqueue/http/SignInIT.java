package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Guessing is bounded, and locks nobody out. Limits are those of a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A16")
final class SignInIT {

  private static final String PASSWORD = "correct horse battery";
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime(Instant.now());
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path data) {
    server =
        TestServer.embedded(
            data,
            Map.of(
                "FAIRQUEUE_RATE_LIMIT_LOGINS", "10",
                "FAIRQUEUE_RATE_LIMIT_CODES", "10",
                "FAIRQUEUE_RATE_LIMIT_FAILURES_PER_NETWORK", "300",
                "FAIRQUEUE_RATE_LIMIT_CODES_PER_NETWORK", "600",
                "FAIRQUEUE_TRUSTED_PROXIES", "127.0.0.0/8,::1"),
            time);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void wrong_codes_cost_an_organizers_right_password_nothing() {
    Organizer organizer = server.organizer();
    String stranger = network();
    for (int i = 0; i < 22; i++) {
      assertThat(verify(stranger, organizer.email(), null, "123456").status()).isIn(401, 429);
    }

    organizerLogin(stranger, organizer.email(), PASSWORD).expect(200);
  }

  @Test
  void wrong_passwords_from_elsewhere_cost_the_owner_nothing() {
    Organizer organizer = server.organizer();
    String stranger = network();
    for (int i = 0; i < 40; i++) {
      organizerLogin(stranger, organizer.email(), "a guess");
    }

    organizerLogin(stranger, organizer.email(), PASSWORD).expectProblem(429, "RATE_LIMITED");
    organizerLogin(network(), organizer.email(), PASSWORD).expect(200);
  }

  @Test
  void waits_double_and_the_right_password_passes_after_a_moment() {
    Organizer organizer = server.organizer();
    String from = network();
    for (int i = 0; i < 10; i++) {
      organizerLogin(from, organizer.email(), "a guess").expectProblem(401, "INVALID_CREDENTIALS");
    }
    for (int seconds : new int[] {1, 2, 4, 8}) {
      Answer refused = organizerLogin(from, organizer.email(), "a guess");
      refused.expectProblem(429, "RATE_LIMITED");
      assertThat(refused.header("Retry-After")).isEqualTo(Integer.toString(seconds));
      time.advance(Duration.ofSeconds(seconds));
      organizerLogin(from, organizer.email(), "a guess").expectProblem(401, "INVALID_CREDENTIALS");
    }
    organizerLogin(from, organizer.email(), PASSWORD).expectProblem(429, "RATE_LIMITED");
    time.advance(Duration.ofSeconds(16));

    organizerLogin(from, organizer.email(), PASSWORD).expect(200);
    organizerLogin(from, organizer.email(), "a slip").expectProblem(401, "INVALID_CREDENTIALS");
    organizerLogin(from, organizer.email(), PASSWORD).expect(200);
  }

  @Test
  void guesses_from_many_networks_wait_and_a_network_that_is_known_does_not() {
    Organizer organizer = server.organizer();
    String home = network();
    organizerLogin(home, organizer.email(), PASSWORD).expect(200);
    int guesses = 0;
    for (int i = 0; i < 70; i++) {
      guesses += organizerLogin(network(), organizer.email(), "a guess").status() == 401 ? 1 : 0;
    }

    assertThat(guesses).isBetween(40, 55);
    organizerLogin(home, organizer.email(), PASSWORD).expect(200);
    organizerLogin(network(), organizer.email(), PASSWORD).expectProblem(429, "RATE_LIMITED");
    time.advance(MOMENT);
    organizerLogin(network(), organizer.email(), PASSWORD).expect(200);
  }

  @Test
  void many_accounts_once_each_from_one_network_are_stopped() {
    String from = network();
    List<Integer> statuses =
        IntStream.range(0, 330)
            .map(i -> verify(from, UUID.randomUUID() + "@fans.example", null, "123456").status())
            .boxed()
            .toList();

    assertThat(statuses.subList(0, 300)).containsOnly(401);
    assertThat(statuses.subList(300, 330)).containsOnly(429);
    login(from, "somebody@fans.example").expectProblem(429, "RATE_LIMITED");
    login(network(), "somebody@fans.example").expectProblem(401, "INVALID_CREDENTIALS");
    time.advance(Duration.ofSeconds(1));
    login(from, "somebody@fans.example").expectProblem(401, "INVALID_CREDENTIALS");
  }

  @Test
  void who_shares_a_network_with_guessers_gets_in_where_the_account_is_known() {
    Organizer organizer = server.organizer();
    String shared = network();
    organizerLogin(shared, organizer.email(), PASSWORD).expect(200);
    for (int i = 0; i < 310; i++) {
      verify(shared, UUID.randomUUID() + "@fans.example", null, "123456");
    }
    login(shared, "somebody@fans.example").expectProblem(429, "RATE_LIMITED");
    organizerLogin(shared, organizer.email(), PASSWORD).expect(200);

    for (int i = 0; i < 40; i++) {
      if (organizerLogin(shared, organizer.email(), "a guess").status() == 429) {
        time.advance(MOMENT);
      }
    }
    time.advance(MOMENT);
    organizerLogin(shared, organizer.email(), PASSWORD).expect(200);
  }

  @Test
  void strangers_requests_do_not_bar_the_owners() {
    String email = UUID.randomUUID() + "@fans.example";
    String stranger = network();
    for (int i = 0; i < 40; i++) {
      request(stranger, email);
    }
    String home = network();

    String asked = request(home, email).expect(202).text("request_id");
    verify(home, email, asked, Fan.code(server.api(), email)).expect(200);
    assertThat(mails(email)).isLessThanOrEqualTo(11);
  }

  @Test
  void many_networks_do_not_bar_the_owners_for_more_than_a_moment_nor_flood_the_mail_box() {
    String email = UUID.randomUUID() + "@fans.example";
    String home = network();
    String first = request(home, email).expect(202).text("request_id");
    verify(home, email, first, Fan.code(server.api(), email)).expect(200);
    for (int i = 0; i < 100; i++) {
      request(network(), email);
    }

    assertThat(mails(email)).isLessThan(40);
    request(home, email).expect(202);
    request(network(), email).expectProblem(429, "RATE_LIMITED");
    time.advance(MOMENT);
    request(network(), email).expect(202);
  }

  @Test
  void three_thousand_requests_do_not_send_three_thousand_mails() {
    String from = network();
    long sent = 0;
    for (int i = 0; i < 700; i++) {
      Answer answer = request(from, UUID.randomUUID() + "@fans.example");
      assertThat(answer.status()).isIn(202, 429);
      sent += answer.status() == 202 ? 1 : 0;
    }

    assertThat(sent).isEqualTo(600);
  }

  @Test
  void whoever_has_the_address_a_request_looks_alike() {
    Fan fan = server.newFan();
    String from = network();
    for (int i = 0; i < 13; i++) {
      Answer known = request(from, fan.email());
      Answer unknown = request(from, fan.email().replace('@', '.') + "@fans.example");
      assertThat(known.status()).isEqualTo(unknown.status());
    }
  }

  private Answer organizerLogin(String from, String email, String password) {
    return post(from, "organizer/login", Map.of("email", email, "password", password));
  }

  private Answer login(String from, String email) {
    return post(from, "customer/login", Map.of("email", email, "password", "a guess"));
  }

  private Answer request(String from, String email) {
    return post(from, "customer/otp/request", Map.of("email", email));
  }

  private Answer verify(String from, String email, @Nullable String request, String code) {
    var body = new HashMap<String, String>(Map.of("email", email, "otp", code));
    if (request != null) {
      body.put("request_id", request);
    }
    return post(from, "customer/otp/verify", body);
  }

  private Answer post(String from, String path, Map<String, String> body) {
    return server.api().postFrom(from, "/api/v1/auth/" + path, body);
  }

  private int mails(String email) {
    int codes = 0;
    for (var mail : server.api().get("/dev/mailbox?to=" + email).expect(200).json()) {
      codes += mail.has("html") ? 0 : 1;
    }
    return codes;
  }

  /** Nobody else's. */
  private static String network() {
    UUID random = UUID.randomUUID();
    return "2001:db8:%x:%x::1"
        .formatted(
            random.getMostSignificantBits() & 0xffff, random.getLeastSignificantBits() & 0xffff);
  }
}
