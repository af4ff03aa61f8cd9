package io.fairqueue.http.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People are invited by mail, open an account by the link, once, and work on the event. */
@Tag("A8")
final class InvitationsIT {

  private static final String INVITE = "/api/v1/organizers/invitations";
  private static final String ACCEPT = "/api/v1/auth/organizer/invitations";
  private static final String LOGIN = "/api/v1/auth/organizer/login";
  private static final String PASSWORD = "battery staple horse";
  private static final Pattern LINK =
      Pattern.compile("(https?://\\S+/console/invitations/)([A-Za-z0-9_-]{43})");

  private final TestServer server = TestServer.shared();
  private final Organizer owner = server.organizer();

  @Test
  void whoever_is_invited_opens_an_account_and_works_on_the_event() {
    String event = owner.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    String guest = address();

    Answer invited = invite(owner, guest, event, "MANAGER", "Ada Guest", null).expect(201);

    assertThat(invited.text("role")).isEqualTo("MANAGER");
    assertThat(invited.text("event_id")).isEqualTo(event);
    assertThat(invited.json().has("organizer_id")).isFalse();
    JsonNode mail = mail(guest);
    assertThat(mail.path("subject").asText()).isEqualTo("Your invitation from An Organizer");
    assertThat(mail.path("text").asText()).contains("A Night Out", "Manager", "Ada Guest");
    assertThat(mail.path("html").asText()).contains("/console/invitations/");
    String token = token(guest);

    Answer session = accept(token, null, PASSWORD).expect(201);

    Api ada = server.api().as(session.text("token"));
    assertThat(ada.get("/api/v1/events/" + event).expect(200).text("role")).isEqualTo("MANAGER");
    assertThat(
            owner
                .api()
                .get("/api/v1/events/" + event + "/staff")
                .expect(200)
                .json()
                .path("data")
                .findValuesAsText("name"))
        .containsExactly("An Organizer", "Ada Guest");
    assertThat(login(guest, PASSWORD).expect(200).text("organizer_id"))
        .isEqualTo(session.text("organizer_id"));
    accept(token, "Eve", "another password").expectProblem(404, "INVITATION_NOT_FOUND");
  }

  @Test
  void the_token_is_nowhere_but_in_the_mail() {
    String event = owner.onSale(1, Map.of());
    String guest = address();
    invite(owner, guest, event, "DOOR", null, null).expect(201);
    String token = token(guest);

    for (String table : List.of("staff_invitations", "audit_log", "named_requests")) {
      assertThat(
              server.count(
                  "select count(*) from %1$s t where t::text like '%%%2$s%%'"
                      .formatted(table, token)))
          .as(table)
          .isZero();
    }
    assertThat(
            server.count(
                "select count(*) from audit_log where event_id = '%s' and audit_log::text like '%%%s%%'"
                    .formatted(event, guest)))
        .isZero();
  }

  @Test
  void a_mail_is_written_in_the_language_that_was_asked_for() {
    String event = owner.onSale(1, Map.of());
    Map<String, String> subjects =
        Map.of(
            "en", "Your invitation from An Organizer",
            "de", "Ihre Einladung von An Organizer",
            "fr", "Votre invitation de la part de An Organizer",
            "ar", "دعوتك من An Organizer");
    subjects.forEach(
        (language, subject) -> {
          String guest = address();
          invite(owner, guest, event, "VIEWER", null, language).expect(201);
          assertThat(mail(guest).path("subject").asText()).contains(subject);
        });
    invite(owner, address(), event, "VIEWER", null, "no language")
        .expectProblem(400, "INVALID_INPUT");
  }

  @Test
  void whoever_has_an_account_just_gets_the_role() {
    String event = owner.onSale(1, Map.of());
    Organizer known = server.organizer();

    Answer appointed = invite(owner, known.email(), event, "SALES", null, null).expect(201);

    assertThat(appointed.text("organizer_id")).isEqualTo(known.id());
    assertThat(appointed.json().has("invitation_id")).isFalse();
    assertThat(known.show(event).expect(200).text("role")).isEqualTo("SALES");
    invite(owner, owner.email(), event, "SALES", null, null).expectProblem(409, "OWNER_STAYS");
  }

  @Test
  void one_account_has_the_roles_of_all_invitations() {
    Organizer other = server.organizer();
    String one = owner.onSale(1, Map.of());
    String two = other.onSale(1, Map.of());
    String guest = address();
    invite(owner, guest, one, "DOOR", null, null).expect(201);
    String first = token(guest);
    invite(other, guest, two, "VIEWER", null, null).expect(201);

    Answer session = accept(first, "Ada", PASSWORD).expect(201);

    Api ada = server.api().as(session.text("token"));
    assertThat(ada.get("/api/v1/events/" + one).expect(200).text("role")).isEqualTo("DOOR");
    assertThat(ada.get("/api/v1/events/" + two).expect(200).text("role")).isEqualTo("VIEWER");
    accept(token(guest), "Ada", PASSWORD).expectProblem(404, "INVITATION_NOT_FOUND");
  }

  @Test
  void only_admins_invite_without_an_event() {
    Organizer admin = server.organizer(true);
    String guest = address();
    invite(owner, guest, null, null, null, null).expectProblem(403, "FORBIDDEN");

    invite(admin, guest, null, null, "Ada", null).expect(201);

    accept(token(guest), null, PASSWORD).expect(201);
    invite(admin, guest, null, null, "Ada", null).expectProblem(409, "EMAIL_TAKEN");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    String event = owner.onSale(1, Map.of());
    invite(owner, "no address", event, "DOOR", null, null).expectProblem(400, "INVALID_INPUT");
    invite(owner, address(), event, null, null, null).expectProblem(400, "INVALID_INPUT");
    invite(owner, address(), null, "DOOR", null, null).expectProblem(400, "INVALID_INPUT");
    invite(owner, address(), event, "KING", null, null).expectProblem(400, "INVALID_INPUT");
    invite(owner, address(), UUID.randomUUID().toString(), "DOOR", null, null)
        .expectProblem(404, "EVENT_NOT_FOUND");
    String guest = address();
    invite(owner, guest, event, "DOOR", null, null).expect(201);
    accept(token(guest), "Ada", "short").expectProblem(400, "INVALID_INPUT");
    accept(token(guest), null, PASSWORD).expectProblem(400, "INVALID_INPUT");
    accept("x".repeat(43), "Ada", PASSWORD).expectProblem(404, "INVITATION_NOT_FOUND");
    accept("nonsense", "Ada", PASSWORD).expectProblem(404, "INVITATION_NOT_FOUND");
    accept(token(guest), "Ada", PASSWORD).expect(201);
  }

  @Test
  void a_link_is_good_for_a_day() {
    String event = owner.onSale(1, Map.of());
    String guest = address();
    invite(owner, guest, event, "DOOR", "Ada", null).expect(201);
    server.sql(
        "update staff_invitations set expires_at = now() - interval '1 second' where email = '%s'"
            .formatted(guest));

    accept(token(guest), null, PASSWORD).expectProblem(404, "INVITATION_NOT_FOUND");
  }

  private Answer invite(
      Organizer by,
      String email,
      @Nullable String event,
      @Nullable String role,
      @Nullable String name,
      @Nullable String locale) {
    Map<String, Object> body = new HashMap<>(Map.of("email", email));
    putIfThere(body, "event_id", event);
    putIfThere(body, "role", role);
    putIfThere(body, "name", name);
    putIfThere(body, "locale", locale);
    return by.api().post(INVITE, body);
  }

  private Answer accept(String token, @Nullable String name, String password) {
    Map<String, Object> body = new HashMap<>(Map.of("token", token, "password", password));
    putIfThere(body, "name", name);
    return server.api().post(ACCEPT, body);
  }

  private static void putIfThere(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private Answer login(String email, String password) {
    return server.api().post(LOGIN, Map.of("email", email, "password", password));
  }

  /** The newest one. */
  private JsonNode mail(String to) {
    return server
        .api()
        .get("/dev/mailbox?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
        .expect(200)
        .json()
        .path(0);
  }

  private String token(String to) {
    Matcher link = LINK.matcher(mail(to).path("text").asText());
    assertThat(link.find()).isTrue();
    return link.group(2);
  }

  private static String address() {
    return UUID.randomUUID() + "@guests.example";
  }
}
