package io.fairqueue.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.ForgedTokens;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.tck.server.TestRedis;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key that leaked is ended on every node. */
@Tag("A17")
final class KeysIT {

  private static final String PASSWORD = "correct horse battery";

  @Test
  void a_revoked_key_is_worth_nothing_on_any_node() {
    try (TestServer one = server(Map.of());
        TestServer other = one.sibling(Map.of())) {
      Organizer organizer = one.organizer(true);
      String event = one.crowded();
      Fan fan = one.newFan();
      fan.join(event).expect(201);
      String leaked = ForgedTokens.newest(one, KeyUse.SESSION).kid();
      String forged =
          one.tokens()
              .session(
                  TokenKind.ORGANIZER,
                  UUID.fromString(organizer.id()),
                  0,
                  one.time(),
                  one.time().plus(Duration.ofDays(30)));
      String path = "/api/v1/admin/claims";
      Api admin = one.api().as(forged);
      for (TestServer each : List.of(one, other)) {
        admin.at(each.url()).get(path).expect(200);
        fan.at(each.url()).position(event).expect(200);
        fan.at(each.url()).position(event).expect(200);
        fan.at(each.url()).api().get("/api/v1/me").expect(200);
      }
      try (FanSocket here = fan.socket(event);
          FanSocket there = fan.at(other.url()).socket(event)) {
        keys(one).revoke(leaked, one.time());

        for (TestServer each : List.of(one, other)) {
          awaitUnauthorized(() -> admin.at(each.url()).get(path));
          awaitUnauthorized(() -> fan.at(each.url()).position(event));
          fan.at(each.url()).join(event).expectProblem(401, "UNAUTHORIZED");
          fan.at(each.url()).api().get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
          assertThatExceptionOfType(FanSocket.Refused.class)
              .isThrownBy(() -> fan.at(each.url()).socket(event));
        }
        assertThat(here.awaitClose()).isEqualTo(1008);
        assertThat(there.awaitClose()).isEqualTo(1008);
      }
      String fresh = registered(other);
      one.api().as(fresh).get("/api/v1/me").expect(200);
    }
  }

  @Test
  @Tag("A6")
  void a_session_of_the_release_before_counts_until_its_key_is_revoked() {
    try (TestServer one = server(Map.of());
        TestServer other = one.sibling(Map.of())) {
      String event = one.crowded();
      Fan opened = one.newFan();
      String token = new ForgedTokens(one, String.valueOf(opened.api().token())).ofBefore();
      Fan fan = new Fan(one.api().as(token), opened.id(), opened.email());
      fan.join(event).expect(201);
      for (TestServer each : List.of(one, other)) {
        fan.at(each.url()).position(event).expect(200);
        fan.at(each.url()).position(event).expect(200);
        fan.at(each.url()).api().get("/api/v1/me").expect(200);
      }
      try (FanSocket socket = fan.at(other.url()).socket(event)) {
        keys(one).revoke(ForgedTokens.newest(one, KeyUse.TOKEN).kid(), one.time());

        for (TestServer each : List.of(one, other)) {
          awaitUnauthorized(() -> fan.at(each.url()).position(event));
          opened.at(each.url()).position(event).expect(200);
        }
        assertThat(socket.awaitClose()).isEqualTo(1008);
      }
    }
  }

  @Test
  void after_a_rotation_new_sessions_have_the_new_key_and_old_ones_go_on() {
    try (TestServer one = server(Map.of());
        TestServer other = one.sibling(Map.of())) {
      Fan old = one.newFan();

      String kid = keys(one).rotate(KeyUse.SESSION, one.time());

      await().until(() -> registered(other), token -> header(token).contains(kid));
      String fresh = registered(other);
      one.api().as(fresh).get("/api/v1/me").expect(200);
      old.at(other.url()).api().get("/api/v1/me").expect(200);
      one.api().as(fresh).get("/api/v1/me").expect(200);
    }
  }

  @Test
  @Tag("A6")
  void keys_for_sessions_are_published_nowhere() throws ParseException {
    try (TestServer server = server(Map.of())) {
      keys(server).rotate(KeyUse.SESSION, server.time());
      String tokens = ForgedTokens.newest(server, KeyUse.TOKEN).kid();

      JWKSet published =
          JWKSet.parse(server.api().get("/.well-known/jwks.json").expect(200).body());

      assertThat(published.getKeys())
          .singleElement()
          .satisfies(
              key -> {
                assertThat(key.getKeyID()).isEqualTo(tokens);
                assertThat(key.isPrivate()).isFalse();
              });
      assertThat(header(registered(server))).contains("HS256");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  void a_key_whose_row_is_gone_is_worth_nothing_either(KeyUse use) {
    try (TestServer server = server(Map.of())) {
      Fan opened = server.newFan();
      String session = String.valueOf(opened.api().token());
      String token = use == KeyUse.SESSION ? session : new ForgedTokens(server, session).ofBefore();
      Api api = server.api().as(token);
      api.get("/api/v1/me").expect(200);
      String gone = ForgedTokens.newest(server, use).kid();
      keys(server).rotate(use, server.time());

      server.sql("delete from signing_keys where kid = '" + gone + "'");

      awaitUnauthorized(() -> api.get("/api/v1/me"));
    }
  }

  @Test
  @Tag("N36")
  void a_secret_that_is_set_later_leaves_no_key_in_the_clear() {
    try (TestServer before = server(Map.of())) {
      Fan fan = before.newFan();
      try (TestServer after =
          before.sibling(Map.of("FAIRQUEUE_KEY_SECRET", "a secret of the operator's"))) {
        assertThat(after.stores().signingKeys().list())
            .isNotEmpty()
            .allMatch(StoredKey::encrypted)
            .noneMatch(key -> key.privateJwk().contains("\"d\""))
            .noneMatch(key -> key.privateJwk().contains("\"k\""));
        fan.at(after.url()).api().get("/api/v1/me").expect(200);
      }
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(
              () -> before.sibling(Map.of("FAIRQUEUE_KEY_SECRET", "another one of the operator's")))
          .withMessageContaining("FAIRQUEUE_KEY_SECRET is not the one");
    }
  }

  private static String registered(TestServer server) {
    return server
        .api()
        .post(
            "/api/v1/auth/customer/register",
            Map.of(
                "name", "Ada", "email", UUID.randomUUID() + "@fans.example", "password", PASSWORD))
        .expect(201)
        .text("token");
  }

  private static String header(String token) {
    return new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), UTF_8);
  }

  private static SigningKeys keys(TestServer server) {
    SigningKeys keys = new SigningKeys(server.stores().signingKeys(), null, IdSource.random());
    keys.refresh();
    return keys;
  }

  private static TestServer server(Map<String, String> more) {
    return TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), more);
  }

  private static void awaitUnauthorized(Supplier<Answer> ask) {
    await().until(ask::get, answer -> answer.status() == 401).expectProblem(401, "UNAUTHORIZED");
  }
}
