package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.ForgedTokens;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A caller without a valid token is refused, on every route, with every kind of wrong token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalsIT {

  private static final UUID ANY = UUID.fromString("00000000-0000-4000-8000-000000000000");
  private static final String EVENT = "/api/v1/events/" + ANY;

  private static final List<String> FANS_ONLY =
      List.of(
          "POST " + EVENT + "/queue",
          "GET " + EVENT + "/queue/position",
          "DELETE " + EVENT + "/queue",
          "POST " + EVENT + "/queue/extend",
          "POST " + EVENT + "/queue/mail",
          "POST " + EVENT + "/claims",
          "DELETE /api/v1/claims/" + ANY,
          "POST /api/v1/claims/" + ANY + "/payments",
          "GET /api/v1/me",
          "PATCH /api/v1/me",
          "DELETE /api/v1/me");

  private static final List<String> STAFF_ONLY =
      List.of(
          "POST /api/v1/events",
          "PUT " + EVENT + "/activate",
          "PUT " + EVENT + "/pause",
          "PUT " + EVENT + "/resume",
          "PUT " + EVENT + "/end",
          "POST " + EVENT + "/queue/admissions");

  private static final List<String> EITHER =
      List.of(
          "GET /api/v1/claims/" + ANY,
          "GET /api/v1/claims/" + ANY + "/payments",
          "GET /api/v1/payments/" + ANY);

  private TestServer server;
  private Fan fan;
  private Organizer organizer;
  private String admission;
  private String ticket;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    fan = server.fan();
    organizer = server.organizer();
    Instant now = Instant.now();
    admission = server.tokens().admission(admitted(now), now);
    ticket = server.tokens().ticket(ANY, new EventId(ANY), now, now.plusSeconds(3_600));
  }

  @Test
  @Tag("N39")
  void a_line_that_is_nowhere_is_refused_and_no_failure() {
    fan.api().delete(EVENT + "/queue").expectProblem(404, "NOT_IN_QUEUE");
    fan.api().get(EVENT + "/queue/position").expectProblem(404, "NOT_IN_QUEUE");
    fan.api().post(EVENT + "/queue/mail").expectProblem(404, "NOT_IN_QUEUE");
    fan.api().post(EVENT + "/queue/extend").expectProblem(403, "NOT_ADMITTED");
    fan.api().post(EVENT + "/queue").expectProblem(404, "EVENT_NOT_ACTIVE");
    fan.api().get(EVENT + "/queue").expectProblem(404, "EVENT_NOT_FOUND");
    organizer
        .api()
        .post(EVENT + "/queue/admissions", Map.of("count", 1))
        .expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  @Tag("A7")
  @Tag("N35")
  void a_token_of_another_kind_opens_no_door() {
    refuses(FANS_ONLY, Map.of("organizer", token(organizer.api())));
    refuses(STAFF_ONLY, Map.of("customer", token(fan.api())));
    for (List<String> routes : List.of(FANS_ONLY, STAFF_ONLY, EITHER)) {
      refuses(routes, Map.of("admission", admission, "ticket", ticket));
    }
  }

  @Test
  @Tag("A6")
  void a_token_that_is_not_ours_or_not_as_we_made_it_opens_no_door() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("nothing", "");
    wrong.put("garbage", "garbage");
    wrong.put("three parts of garbage", "a.b.c");
    for (TokenKind kind : List.of(TokenKind.CUSTOMER, TokenKind.ORGANIZER)) {
      UUID subject = UUID.fromString(kind == TokenKind.CUSTOMER ? fan.id() : organizer.id());
      String genuine = token(kind == TokenKind.CUSTOMER ? fan.api() : organizer.api());
      Instant now = Instant.now();
      wrong.put(kind + " altered", altered(genuine));
      wrong.put(kind + " unsigned", unsigned(genuine));
      wrong.put(
          kind + " expired",
          server
              .tokens()
              .session(kind, subject, 0, now.minus(Duration.ofHours(25)), now.minusSeconds(1)));
      wrong.put(
          kind + " of another key",
          strangersTokens(now).session(kind, subject, 0, now, now.plusSeconds(60)));
      new ForgedTokens(server, genuine)
          .confused()
          .forEach((name, token) -> wrong.put(kind + ", " + name, token));
    }
    for (List<String> routes : List.of(FANS_ONLY, STAFF_ONLY, EITHER)) {
      refuses(routes, wrong);
    }
  }

  @Test
  @Tag("B7")
  void a_call_without_a_token_is_told_what_it_lacks() {
    for (List<String> routes : List.of(FANS_ONLY, STAFF_ONLY, EITHER)) {
      for (String route : routes) {
        call(server.api(), route).expectProblem(401, "UNAUTHORIZED");
      }
    }
  }

  @Test
  @Tag("A12")
  @Tag("A7")
  void a_socket_is_refused_before_it_is_one() {
    String event = organizer.onSale(1, Map.of());
    List<String> tokens =
        new ArrayList<>(List.of("", "garbage", token(organizer.api()), admission, ticket));
    tokens.add(altered(token(fan.api())));
    tokens.addAll(new ForgedTokens(server, token(fan.api())).confused().values());
    for (String token : tokens) {
      assertThat(refused(event, token)).as(token).isEqualTo(401);
    }
    assertThat(refused(ANY.toString(), token(fan.api()))).isEqualTo(404);
    assertThat(refused("not-a-uuid", token(fan.api()))).isEqualTo(400);
  }

  @Test
  @Tag("A10")
  void a_deleted_account_has_no_session() {
    Fan leaving = server.fan();
    leaving.api().delete("/api/v1/me").expect(204);
    leaving.join(ANY.toString()).expectProblem(401, "UNAUTHORIZED");
    String event = organizer.onSale(1, Map.of());
    assertThat(refused(event, token(leaving.api()))).isEqualTo(401);
  }

  private void refuses(List<String> routes, Map<String, String> tokens) {
    for (String route : routes) {
      tokens.forEach(
          (name, token) -> {
            Answer answer = call(server.api().as(token), route);
            assertThat(answer.status())
                .as("%s with %s: %s", route, name, answer.body())
                .isEqualTo(401);
          });
    }
  }

  private static Answer call(Api api, String route) {
    String[] parts = route.split(" ", 2);
    var request = api.request(parts[1]);
    return switch (parts[0]) {
      case "GET", "DELETE" -> api.send(request.method(parts[0], BodyPublishers.noBody()));
      default ->
          api.send(
              request
                  .header("Content-Type", "application/json")
                  .method(parts[0], BodyPublishers.ofString("{}")));
    };
  }

  private int refused(String event, String token) {
    var refused =
        catchThrowableOfType(
            FanSocket.Refused.class,
            () -> FanSocket.open(server.url(), event, token, null).close());
    assertThat(refused).as("a socket with %s", token).isNotNull();
    return refused.status();
  }

  private static QueueEntry.Admitted admitted(Instant now) {
    var facts = new EntryFacts(new EntryId(ANY), new EventId(ANY), new CustomerId(ANY), 1, 1, now);
    return new QueueEntry.Admitted(facts, now, now.plusSeconds(300), 0);
  }

  private static Tokens strangersTokens(Instant now) {
    var keys = new SigningKeys(new MemoryStores().signingKeys(), null, IdSource.random());
    keys.ensure(now);
    return new Tokens(keys);
  }

  private static String token(Api api) {
    assertThat(api.token()).isNotNull();
    return String.valueOf(api.token());
  }

  private static String altered(String token) {
    int middle = token.indexOf('.') + 10;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  private static String unsigned(String token) {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    return header + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
  }
}
