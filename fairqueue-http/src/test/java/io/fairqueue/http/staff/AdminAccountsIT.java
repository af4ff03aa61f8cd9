package io.fairqueue.http.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Admins look after people's accounts, by the API and in the console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A8")
final class AdminAccountsIT {

  private static final String ORGANIZERS = "/api/v1/admin/organizers";
  private static final String FANS = "/api/v1/admin/fans";

  private TestServer server;
  private Organizer admin;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    admin = server.organizer(true);
    organizer = server.organizer();
  }

  @Test
  void nobody_else_sees_or_changes_an_account() {
    Fan fan = server.newFan();
    for (Answer answer :
        new Answer[] {
          organizer.api().get(ORGANIZERS),
          organizer.api().get(FANS + "?email=" + encoded(fan.email())),
          organizer.api().patch(FANS + "/" + fan.id(), Map.of("disabled", true)),
          organizer.api().patch(ORGANIZERS + "/" + admin.id(), Map.of("admin", false)),
          organizer.api().delete(ORGANIZERS + "/" + admin.id() + "/sessions"),
          organizer.api().patch(ORGANIZERS + "/" + organizer.id(), Map.of("admin", true))
        }) {
      answer.expectProblem(403, "FORBIDDEN");
    }
    fan.api().get(ORGANIZERS).expect(401);
    Console console = Console.signedIn(server.api(), organizer);
    console.get("/console/users").expect(403);
    console
        .post("/console/users/organizer", Map.of("who", organizer.id(), "do", "promote"))
        .expect(403);
    assertThat(console.get("/console").expect(200).body()).doesNotContain("/console/users");
  }

  @Test
  @Tag("A18")
  void an_organizer_is_kept_out_at_once_and_let_in_again() {
    Organizer other = server.organizer();

    Answer disabled =
        admin.api().patch(ORGANIZERS + "/" + other.id(), Map.of("disabled", true)).expect(200);

    assertThat(disabled.json().path("disabled").asBoolean()).isTrue();
    other.api().get("/api/v1/organizers/me/webhooks").expect(401);
    assertThat(rows(disabled)).isOne();
    JsonNode listed = find(admin.api().get(ORGANIZERS).expect(200).json(), other.id());
    assertThat(listed.path("disabled").asBoolean()).isTrue();
    assertThat(listed.has("password_hash")).isFalse();
    admin.api().patch(ORGANIZERS + "/" + other.id(), Map.of("disabled", false)).expect(200);
    assertThat(Console.signedIn(server.api(), other).get("/console").expect(200).body())
        .contains("My events");
  }

  @Test
  @Tag("A18")
  void all_sessions_of_an_account_end_at_once_and_it_signs_in_again() {
    Organizer other = server.organizer();
    Console phone = Console.signedIn(server.api(), other);
    String sessions = ORGANIZERS + "/" + other.id() + "/sessions";

    Answer ended = admin.api().delete(sessions).expect(204);

    assertThat(rows(ended)).isOne();
    other.api().get("/api/v1/organizers/me/webhooks").expect(401);
    phone.get("/console").expect(303);
    Console again = Console.signedIn(server.api(), other);
    again.get("/console").expect(200);
    admin
        .api()
        .delete(ORGANIZERS + "/" + admin.id() + "/sessions")
        .expectProblem(409, "OWN_ACCOUNT");
    admin
        .api()
        .delete(ORGANIZERS + "/00000000-0000-4000-8000-000000000000/sessions")
        .expectProblem(404, "ORGANIZER_NOT_FOUND");
    assertThat(change(Console.signedIn(server.api(), admin), other, "end-sessions"))
        .endsWith("notice=SESSIONS_ENDED");
    again.get("/console").expect(303);
  }

  @Test
  void the_admin_role_is_given_and_taken_but_by_nobody_to_themselves() {
    Organizer other = server.organizer();

    Answer made =
        admin.api().patch(ORGANIZERS + "/" + other.id(), Map.of("admin", true)).expect(200);
    assertThat(rows(made)).isOne();
    other.api().get(ORGANIZERS).expect(200);
    other
        .api()
        .patch(ORGANIZERS + "/" + other.id(), Map.of("disabled", true))
        .expectProblem(409, "OWN_ACCOUNT");
    admin.api().patch(ORGANIZERS + "/" + other.id(), Map.of("admin", false)).expect(200);
    other.api().get(ORGANIZERS).expectProblem(403, "FORBIDDEN");
    admin
        .api()
        .patch(ORGANIZERS + "/00000000-0000-4000-8000-000000000000", Map.of("admin", true))
        .expectProblem(404, "ORGANIZER_NOT_FOUND");
    admin.api().patch(ORGANIZERS + "/" + other.id(), Map.of()).expectProblem(400, "INVALID_INPUT");
  }

  @Test
  @Tag("A18")
  void a_fan_is_found_by_address_and_kept_out() {
    Fan fan = server.newFan();
    JsonNode found = admin.api().get(FANS + "?email=" + encoded(fan.email())).expect(200).json();
    assertThat(found.path("email").asText()).isEqualTo(fan.email());
    String id = found.path("customer_id").asText();

    Answer disabled = admin.api().patch(FANS + "/" + id, Map.of("disabled", true)).expect(200);

    assertThat(rows(disabled)).isOne();
    fan.api().get("/api/v1/me").expect(401);
    admin
        .api()
        .get(FANS + "?email=nobody-at-all%40fans.example")
        .expectProblem(404, "FAN_NOT_FOUND");
    admin.api().get(FANS + "?email=x").expectProblem(400, "INVALID_INPUT");
    admin
        .api()
        .patch(FANS + "/00000000-0000-4000-8000-000000000000", Map.of("disabled", true))
        .expectProblem(404, "FAN_NOT_FOUND");
  }

  @Test
  void all_of_it_is_done_on_a_page() {
    Organizer other = server.organizer();
    Fan fan = server.newFan();
    Console console = Console.signedIn(server.api(), admin);
    String page = "/console/users";
    assertThat(console.get("/console").expect(200).body()).contains("/console/users");
    assertThat(console.get(page).expect(200).body()).contains(other.email(), "Accounts");

    change(console, other, "disable");
    other.api().get("/api/v1/organizers/me/webhooks").expect(401);
    change(console, other, "enable");
    change(console, other, "promote");
    Organizer again = other;
    assertThat(Console.signedIn(server.api(), again).get(page).expect(200).body())
        .contains(admin.email());
    change(console, other, "demote");
    assertThat(change(console, other, "reset-totp")).endsWith("notice=TOTP_NOT_FOUND");
    assertThat(change(console, admin, "demote")).endsWith("notice=OWN_ACCOUNT");

    String found = console.get(page + "?email=" + encoded(fan.email())).expect(200).body();
    String id = found.replaceFirst("(?s).*?name=\"who\" value=\"([^\"]+)\".*", "$1");
    console.post(page + "/fan", Map.of("who", id, "do", "disable")).expect(303);
    fan.api().get("/api/v1/me").expect(401);
    assertThat(console.get(page + "?email=" + encoded(fan.email())).expect(200).body())
        .contains("Disabled");
    assertThat(console.get(page + "?email=x").expect(200).body())
        .contains("This is not an email address.");
    assertThat(console.get(page + "?email=nobody-at-all%40fans.example").expect(200).body())
        .contains("Nobody has an account with this email address.");
  }

  private static String change(Console console, Organizer who, String deed) {
    return console
        .post("/console/users/organizer", Map.of("who", who.id(), "do", deed))
        .expect(303)
        .header("Location");
  }

  private static JsonNode find(JsonNode list, String id) {
    for (JsonNode each : list.path("data")) {
      if (each.path("organizer_id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError("not listed: " + id);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private long rows(Answer answer) {
    return server.count(
        "select count(*) from audit_log where request_id = '%s'"
            .formatted(answer.header("X-Request-Id")));
  }
}
