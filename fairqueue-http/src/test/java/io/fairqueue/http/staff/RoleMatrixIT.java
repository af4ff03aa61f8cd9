package io.fairqueue.http.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of {@link Right}'s table: who may is let, whoever else is refused and told so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A8")
final class RoleMatrixIT {

  private final HookReceiver receiver = new HookReceiver();
  private final Map<Role, Organizer> people = new EnumMap<>(Role.class);
  private TestServer server;
  private Organizer owner;
  private Organizer admin;
  private Organizer nobody;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    owner = server.organizer();
    admin = server.organizer(true);
    nobody = server.organizer();
    for (Role role : Role.values()) {
      people.put(role, server.organizer());
    }
  }

  @AfterAll
  void stop() {
    receiver.close();
  }

  static Stream<StaffRoute> routes() {
    return StaffRoute.all().stream();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_has_no_right_is_refused(StaffRoute route) {
    Function<Api, Answer> use = ready(route);

    for (Role role : Role.values()) {
      if (!route.right().isOf(role)) {
        use.apply(of(role)).expectProblem(403, "FORBIDDEN");
      }
    }
    use.apply(nobody.api()).expectProblem(403, "FORBIDDEN");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_has_the_right_is_let(StaffRoute route) {
    List<Api> allowed =
        Stream.concat(
                route.right().roles().stream().map(this::of), Stream.of(owner.api(), admin.api()))
            .toList();
    @Nullable Function<Api, Answer> looks = route.isAct() ? null : ready(route);

    for (Api each : allowed) {
      Answer answer = (looks == null ? ready(route) : looks).apply(each);
      assertThat(answer.status()).as("%s: %s", route, answer.body()).isBetween(200, 299);
    }
  }

  @Test
  void each_right_is_asked_for_by_some_route() {
    assertThat(StaffRoute.all()).extracting(StaffRoute::right).contains(Right.values());
  }

  @Test
  void a_draft_is_there_for_who_may_see_it_and_says_what_one_is_on_it() {
    Scene scene = staffed(Scene.draft(server, owner, receiver));

    for (Role role : Role.values()) {
      Answer answer = of(role).get(scene.path(""));
      if (Right.SEE.isOf(role)) {
        assertThat(answer.expect(200).text("role")).isEqualTo(role.name());
      } else {
        answer.expectProblem(404, "EVENT_NOT_FOUND");
      }
    }
    assertThat(owner.api().get(scene.path("")).expect(200).text("role")).isEqualTo("OWNER");
    assertThat(admin.api().get(scene.path("")).expect(200).json().has("role")).isFalse();
    nobody.api().get(scene.path("")).expectProblem(404, "EVENT_NOT_FOUND");
  }

  @Test
  void ones_own_events_are_those_that_one_has_a_role_on() {
    Organizer helper = server.organizer();
    Scene draft = Scene.draft(server, owner, receiver);
    Scene door = Scene.onSale(server, owner, receiver);
    draft.appoint(helper, Role.MANAGER);
    door.appoint(helper, Role.DOOR);
    String own = helper.onSale(1, Map.of());

    assertThat(mine(helper.api()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(draft.event, "MANAGER", door.event, "DOOR", own, "OWNER"));
    server.api().get("/api/v1/events?mine=true").expectProblem(401, "UNAUTHORIZED");
    helper.api().get("/api/v1/events?mine=perhaps").expectProblem(400, "INVALID_INPUT");
  }

  private static Map<String, String> mine(Api api) {
    Map<String, String> roles = new HashMap<>();
    api.get("/api/v1/events?mine=true&size=100")
        .expect(200)
        .json()
        .path("data")
        .forEach(event -> roles.put(event.path("id").asText(), event.path("role").asText()));
    return roles;
  }

  @Test
  @Tag("F11")
  void lists_tell_names_to_those_only_who_may_know_them() {
    Scene scene = staffed(Scene.onSale(server, owner, receiver));
    scene.sold();

    for (Role role : Right.SEE.roles()) {
      Answer list = of(role).get(scene.path("/tickets")).expect(200);
      assertThat(list.json().path("data")).hasSize(1);
      assertThat(list.json().at("/data/0").has("email"))
          .as("%s", role)
          .isEqualTo(Right.SEE_PEOPLE.isOf(role));
      assertThat(list.body().contains("@fans.example")).isEqualTo(Right.SEE_PEOPLE.isOf(role));
    }
  }

  @Test
  void a_demotion_holds_at_once() {
    Scene scene = Scene.onSale(server, owner, receiver);
    Organizer helper = server.organizer();
    String path = scene.path("/staff/" + helper.id());
    owner.api().put(path, Map.of("role", "MANAGER")).expect(200);
    helper.api().put(scene.path("/pause")).expect(200);

    assertThat(owner.api().put(path, Map.of("role", "VIEWER")).expect(200).text("role"))
        .isEqualTo("VIEWER");

    helper.api().put(scene.path("/resume")).expectProblem(403, "FORBIDDEN");
    helper.api().get(scene.path("/stats")).expect(200);

    owner.api().delete(path).expect(204);

    helper.api().get(scene.path("/stats")).expectProblem(403, "FORBIDDEN");
    owner.api().delete(path).expectProblem(404, "STAFF_NOT_FOUND");
  }

  @Test
  void the_organizer_stays_the_owner_and_others_come_and_go() {
    Scene scene = Scene.onSale(server, owner, receiver);
    Organizer partner = server.organizer();
    scene.appoint(partner, Role.OWNER);
    String organizer = scene.path("/staff/" + owner.id());

    partner.api().put(organizer, Map.of("role", "VIEWER")).expectProblem(409, "OWNER_STAYS");
    partner.api().delete(organizer).expectProblem(409, "OWNER_STAYS");
    String unknown = scene.path("/staff/00000000-0000-4000-8000-000000000000");
    owner.api().put(unknown, Map.of("role", "DOOR")).expectProblem(404, "ORGANIZER_NOT_FOUND");
    owner.api().put(organizer, Map.of("role", "KING")).expectProblem(400, "INVALID_INPUT");
    owner.api().put(organizer, Map.of()).expectProblem(400, "INVALID_INPUT");

    Answer list = partner.api().get(scene.path("/staff")).expect(200);
    assertThat(list.json().path("data").findValuesAsText("organizer_id"))
        .containsExactly(owner.id(), partner.id());
    assertThat(list.json().path("data").findValuesAsText("email"))
        .containsExactly(owner.email(), partner.email());
    assertThat(list.json().at("/data/0").has("added_at")).isFalse();
    assertThat(list.json().at("/data/1/added_by").asText()).isEqualTo(owner.id());
  }

  /** Everybody has their role, and what the act needs is there. */
  private Function<Api, Answer> ready(StaffRoute route) {
    return route.ready().apply(staffed(route.scene().make(server, owner, receiver)));
  }

  private Scene staffed(Scene scene) {
    people.forEach((role, who) -> scene.appoint(who, role));
    return scene;
  }

  private Api of(Role role) {
    return Objects.requireNonNull(people.get(role)).api();
  }
}
