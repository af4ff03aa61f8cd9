package io.fairqueue.http.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.ApiContract;
import io.fairqueue.http.driver.ApiContract.Operation;
import io.fairqueue.http.driver.AuthenticatorApp;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What staff change by the API is written down: each route of the document that they use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A8")
final class AuditIT {

  private static final String OWN_HOOKS = "/api/v1/organizers/me/webhooks";
  private static final String ONE_OWN_HOOK = OWN_HOOKS + "/{webhookId}";
  private static final String PASSWORD = "correct horse battery";

  private final HookReceiver receiver = new HookReceiver();
  private TestServer server;
  private Organizer owner;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    owner = server.organizer();
  }

  @AfterAll
  void stop() {
    receiver.close();
  }

  static Stream<StaffRoute> acts() {
    return StaffRoute.all().stream().filter(StaffRoute::isAct);
  }

  @ParameterizedTest
  @MethodSource("acts")
  void what_staff_do_to_an_event_is_written_down(StaffRoute route) {
    Scene scene = route.scene().make(server, owner, receiver);
    Function<Api, Answer> act = route.ready().apply(scene);

    Answer answer = act.apply(owner.api());

    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    assertThat(rows(answer)).isOne();
    assertThat(rows(answer, " and event_id = '%s'".formatted(scene.event))).isOne();
  }

  @Test
  void what_organizers_do_to_what_is_theirs_is_written_down() {
    Organizer organizer = server.organizer();
    Answer created = organizer.api().post("/api/v1/events", draft()).expect(201);
    assertThat(rows(created, " and event_id = '%s'".formatted(created.text("id")))).isOne();
    assertThat(rows(ownHooks(organizer))).isOne();
    for (Answer answer : onOwnHook(organizer)) {
      assertThat(rows(answer)).as(answer.response().uri().getPath()).isOne();
    }
    Answer password =
        organizer
            .api()
            .post(
                "/api/v1/auth/organizer/password",
                Map.of("old_password", PASSWORD, "password", "another horse battery"))
            .expect(204);
    assertThat(rows(password)).isOne();
    String totp = "/api/v1/auth/organizer/totp";
    JsonNode offered = organizer.api().post(totp).expect(200).json();
    var app = new AuthenticatorApp(offered.path("secret").asText());
    Map<String, String> code = Map.of("code", app.code(server.time()));
    assertThat(rows(organizer.api().post(totp, code).expect(200))).isOne();
    Map<String, String> recovery = Map.of("code", offered.path("recovery_codes").path(0).asText());
    assertThat(rows(organizer.api().deleteWith(totp, recovery).expect(204))).isOne();
  }

  private Answer ownHooks(Organizer organizer) {
    return organizer
        .api()
        .post(OWN_HOOKS, Map.of("url", receiver.url(), "types", List.of("claim.confirmed")))
        .expect(201);
  }

  private List<Answer> onOwnHook(Organizer organizer) {
    Api api = organizer.api();
    String hook = OWN_HOOKS + "/" + ownHooks(organizer).text("webhook_id");
    Answer test = api.post(hook + "/test").expect(202);
    return List.of(
        test,
        api.post(hook + "/deliveries/" + test.text("delivery_id") + "/replay").expect(202),
        api.patch(hook, Map.of("description", "Ours")).expect(200),
        api.post(hook + "/rotate").expect(200),
        api.post(
                hook + "/replay",
                Map.of(
                    "from",
                    server.time().minusSeconds(60).toString(),
                    "to",
                    server.time().minusSeconds(1).toString()))
            .expect(202),
        api.delete(hook).expect(204));
  }

  /** A route that is new has to be tried above. */
  @Test
  void no_route_of_staff_is_left_out() {
    Set<String> tried =
        Stream.concat(
                acts().map(StaffRoute::operation),
                Stream.of(
                    "POST /api/v1/events",
                    "POST /api/v1/auth/organizer/password",
                    "POST /api/v1/auth/organizer/totp",
                    "DELETE /api/v1/auth/organizer/totp",
                    // Tried by DrawIT.
                    "POST /api/v1/events/{id}/draw/beacon",
                    // Tried by AdminAccountsIT.
                    "PATCH /api/v1/admin/organizers/{id}",
                    "DELETE /api/v1/admin/organizers/{id}/sessions",
                    "PATCH /api/v1/admin/fans/{id}",
                    // Tried by SystemIT.
                    "POST /api/v1/admin/dead-letters/retry",
                    "POST /api/v1/admin/dead-letters/drop",
                    "POST " + OWN_HOOKS,
                    "PATCH " + ONE_OWN_HOOK,
                    "DELETE " + ONE_OWN_HOOK,
                    "POST " + ONE_OWN_HOOK + "/rotate",
                    "POST " + ONE_OWN_HOOK + "/test",
                    "POST " + ONE_OWN_HOOK + "/replay",
                    "POST " + ONE_OWN_HOOK + "/deliveries/{deliveryId}/replay"))
            .collect(Collectors.toCollection(TreeSet::new));
    Api fan = server.newFan().api();

    Set<String> documented =
        ApiContract.read(server.api().get("/openapi.yaml").expect(200).body()).operations().stream()
            .filter(operation -> !Set.of("GET", "HEAD").contains(operation.method()))
            .filter(operation -> isForStaffOnly(operation, fan))
            .map(Operation::toString)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).contains("PUT /api/v1/events/{id}/pause");
    assertThat(tried).isEqualTo(documented);
  }

  /** Whether a session of a fan is of the wrong kind there, and one of an organizer's is not. */
  private boolean isForStaffOnly(Operation operation, Api fan) {
    String path = operation.path().replaceAll("\\{[^}]*}", "00000000-0000-4000-8000-000000000000");
    return nothing(fan, operation.method(), path).status() == 401
        && nothing(server.organizer().api(), operation.method(), path).status() != 401;
  }

  private static Answer nothing(Api api, String method, String path) {
    return api.send(api.request(path).method(method, BodyPublishers.noBody()));
  }

  @Test
  void owners_and_managers_read_who_did_what_and_nobody_elses_address_is_in_it() {
    Scene scene = Scene.onSale(server, owner, receiver);
    Organizer manager = server.organizer();
    scene.appoint(manager, Role.MANAGER);
    Answer paused =
        manager.api().put(scene.path("/pause"), Map.of("reason", "Doors late")).expect(200);
    owner
        .api()
        .post(
            "/api/v1/organizers/invitations",
            Map.of("email", "secret.guest@guests.example", "event_id", scene.event, "role", "DOOR"))
        .expect(201);

    Answer page = manager.api().get(scene.path("/audit?size=2")).expect(200);

    assertThat(page.json().at("/page/total").asInt()).isEqualTo(4);
    assertThat(page.json().path("data").findValuesAsText("action"))
        .containsExactly("staff.invite", "event.pause");
    JsonNode row = page.json().at("/data/1");
    assertThat(row.path("actor").asText()).isEqualTo(manager.id());
    assertThat(row.path("subject").asText()).isEqualTo(scene.event);
    assertThat(row.path("request_id").asText()).isEqualTo(paused.header("X-Request-Id"));
    assertThat(row.path("ip_prefix").asText()).isEqualTo("127.0.0.0/24");
    assertThat(row.at("/before/status").asText()).isEqualTo("ACTIVE");
    assertThat(row.at("/after/status").asText()).isEqualTo("PAUSED");
    assertThat(page.body()).doesNotContain("guests.example").doesNotContain("Doors late");
  }

  @Test
  void what_changed_nothing_leaves_no_row() {
    Scene scene = Scene.onSale(server, owner, receiver);

    Answer refused =
        owner.api().put(scene.path("/resume")).expectProblem(409, "INVALID_TRANSITION");
    Answer unknown =
        owner
            .api()
            .delete(scene.path("/staff/" + server.organizer().id()))
            .expectProblem(404, "STAFF_NOT_FOUND");

    assertThat(rows(refused)).isZero();
    assertThat(rows(unknown)).isZero();
  }

  private long rows(Answer answer) {
    return rows(answer, "");
  }

  private long rows(Answer answer, String more) {
    return server.count(
        "select count(*) from audit_log where request_id = '%s'%s"
            .formatted(answer.header("X-Request-Id"), more));
  }

  /** What an organizer writes to begin with. */
  private static Map<String, Object> draft() {
    return Map.of(
        "name",
        "A Night Out",
        "sale_start",
        "2030-01-01T00:00:00Z",
        "sale_end",
        "2030-02-01T00:00:00Z",
        "currency",
        "NGN",
        "total_inventory",
        1,
        "price_minor",
        0);
  }
}
