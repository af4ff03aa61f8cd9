package io.fairqueue.http;

import static io.fairqueue.tck.fixture.StubIssuer.AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.StubIssuer;
import io.fairqueue.tck.fixture.StubKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fans and organizers sign in by id tokens of issuers elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A11")
final class IdTokensIT {

  private static final String FAN = "/api/v1/auth/customer/oidc";
  private static final String ORGANIZER = "/api/v1/auth/organizer/oidc";

  private final StubIssuer forFans = StubIssuer.start();
  private final StubIssuer forAll = StubIssuer.start();
  private final StubIssuer silent = StubIssuer.start();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path data) {
    server =
        TestServer.embedded(
            data,
            Map.of(
                "FAIRQUEUE_OIDC_ISSUERS",
                "%s;%s, %s;%s;organizers, %s;%s"
                    .formatted(
                        forFans.name(),
                        AUDIENCE,
                        forAll.name(),
                        AUDIENCE,
                        silent.name(),
                        AUDIENCE)));
    silent.fallSilent();
  }

  @AfterAll
  void stop() {
    server.close();
    forFans.close();
    forAll.close();
    silent.close();
  }

  @Test
  void a_valid_token_opens_a_fans_session_and_the_account_at_first_use() {
    String email = email();
    Answer first = signIn(FAN, forFans.token(email.toUpperCase(Locale.ROOT), server.time()));
    Answer second = signIn(FAN, forFans.token("RS256", forFans.claims(email, server.time())));

    String id = first.expect(200).text("customer_id");
    assertThat(second.expect(200).text("customer_id")).isEqualTo(id);
    assertThat(server.api().as(first.text("token")).get("/api/v1/me").expect(200).text("email"))
        .isEqualTo(email);
    assertThat(
            server.count(
                "select count(*) from customers where email_verified and id = '%s'".formatted(id)))
        .isOne();
  }

  @Test
  @Tag("A14")
  void the_first_token_drops_a_password_that_a_stranger_set() {
    String email = email();
    Map<String, String> stranger = Map.of("email", email, "password", "a stranger's own");
    Answer registered =
        server
            .api()
            .post(
                "/api/v1/auth/customer/register",
                Map.of("name", "A Stranger", "email", email, "password", "a stranger's own"))
            .expect(201);

    signIn(FAN, forFans.token(email, server.time())).expect(200);

    server
        .api()
        .post("/api/v1/auth/customer/login", stranger)
        .expectProblem(401, "INVALID_CREDENTIALS");
    server.api().as(registered.text("token")).put("/api/v1/me").expect(405);
    server
        .api()
        .as(registered.text("token"))
        .delete("/api/v1/me")
        .expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  void a_token_that_proves_nothing_is_refused() {
    String email = email();
    Map<String, Object> claims = forFans.claims(email, server.time());
    StubKey key = forFans.key("RS256");
    claims.put("aud", "another-shop");
    String otherAudience = forFans.token("ES256", claims);
    claims.putAll(forFans.claims(email, server.time().minus(Duration.ofHours(1))));
    String expired = forFans.token("ES256", claims);
    claims.putAll(forFans.claims(email, server.time().plus(Duration.ofHours(1))));
    String early = forFans.token("ES256", claims);
    claims.putAll(forFans.claims(email, server.time()));
    claims.put("email_verified", false);
    String unverified = forFans.token("ES256", claims);
    Map<String, Object> good = forFans.claims(email, server.time());
    String foreign = forAll.token("ES256", good);

    for (String token :
        new String[] {
          otherAudience,
          expired,
          early,
          unverified,
          foreign,
          StubKey.unsigned(good),
          key.signByPublicKey(good),
          "nonsense",
          "",
          "a".repeat(100_000)
        }) {
      signIn(FAN, token).expectProblem(401, "INVALID_ID_TOKEN");
    }
    assertThat(server.stores().customers().findByEmail(new EmailAddress(email))).isEmpty();
  }

  @Test
  void no_token_is_no_input() {
    server.api().post(FAN, Map.of()).expectProblem(400, "INVALID_INPUT");
    server.api().post(FAN, Map.of("id_token", 1)).expectProblem(400, "INVALID_INPUT");
    server.api().post(ORGANIZER).expectProblem(400, "INVALID_INPUT");
  }

  @Test
  void organizers_come_in_by_an_issuer_that_is_trusted_with_them_and_only_to_their_accounts() {
    Organizer organizer = server.organizer();
    Answer in = signIn(ORGANIZER, forAll.token(organizer.email(), server.time()));

    assertThat(in.expect(200).text("organizer_id")).isEqualTo(organizer.id());
    server.api().as(in.text("token")).get("/api/v1/events").expect(200);
    signIn(ORGANIZER, forFans.token(organizer.email(), server.time()))
        .expectProblem(401, "INVALID_ID_TOKEN");
    signIn(ORGANIZER, forAll.token(email(), server.time())).expectProblem(401, "INVALID_ID_TOKEN");
    server.sql("update organizers set disabled = true where id = '%s'".formatted(organizer.id()));
    signIn(ORGANIZER, forAll.token(organizer.email(), server.time()))
        .expectProblem(401, "INVALID_ID_TOKEN");
  }

  @Test
  void a_disabled_fan_stays_out() {
    String email = email();
    String id = signIn(FAN, forFans.token(email, server.time())).expect(200).text("customer_id");
    server.sql("update customers set disabled_at = now() where id = '%s'".formatted(id));

    signIn(FAN, forFans.token(email, server.time())).expectProblem(401, "INVALID_ID_TOKEN");
  }

  @Test
  void an_issuer_that_stays_silent_is_told_and_keeps_no_other_request_waiting() {
    String unheard = silent.token(email(), server.time());
    CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> signIn(FAN, unheard));
    signIn(FAN, forFans.token(email(), server.time())).expect(200);

    Answer answer = waiting.join();
    answer.expectProblem(503, "ISSUER_UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  @Tag("N36")
  void a_repeated_request_is_answered_with_a_session_and_the_token_is_kept_nowhere() {
    String token = forFans.token(email(), server.time());
    String key = UUID.randomUUID().toString();
    Answer first = server.api().postNamed(FAN, key, Map.of("id_token", token)).expect(200);
    Answer again = server.api().postNamed(FAN, key, Map.of("id_token", token)).expect(200);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text("customer_id")).isEqualTo(first.text("customer_id"));
    assertThat(
            server.count(
                "select count(*) from named_requests n where n::text like '%"
                    + token.substring(token.length() - 20)
                    + "%'"))
        .isZero();
  }

  @Test
  void where_nobody_is_trusted_nothing_is_there() {
    TestServer plain = TestServer.shared();
    String token = forFans.token(email(), plain.time());

    plain.api().post(FAN, Map.of("id_token", token)).expectProblem(404, "ID_TOKENS_NOT_ACCEPTED");
    plain
        .api()
        .post(ORGANIZER, Map.of("id_token", token))
        .expectProblem(404, "ID_TOKENS_NOT_ACCEPTED");
  }

  private Answer signIn(String path, String token) {
    return server.api().post(path, Map.of("id_token", token));
  }

  private static String email() {
    return UUID.randomUUID() + "@fans.example";
  }
}
