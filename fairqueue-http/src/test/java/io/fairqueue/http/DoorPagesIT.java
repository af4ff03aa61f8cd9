package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The door's page as a browser without scripts has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoorPagesIT {

  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
  private static final Pattern CAME =
      Pattern.compile("data-live=\"entered-all\">(\\d+)<.*data-live=\"expected-all\">(\\d+)<");

  private TestServer server;
  private Organizer organizer;
  private Console console;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    console = Console.signedIn(server.api(), organizer);
  }

  @Test
  @Tag("N40")
  void a_form_lets_people_in_and_tells_what_each_code_was_worth() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    List<String> good = codes(event, 2);
    String foreign = codes(organizer.onSale(1, Map.of()), 1).getFirst();
    assertThat(came(console.get(door(event)).expect(200))).isEqualTo("0 of 2");

    Answer in = enter(event, "  " + good.getFirst() + "\r\n");
    assertThat(in.body()).contains("is-good", "Come in");
    assertThat(came(in)).isEqualTo("1 of 2");
    assertThat(enter(event, good.getFirst()).body()).contains("is-warn", "Already used", "Came in");
    assertThat(enter(event, foreign).body()).contains("is-bad", "Another event");
    for (String bad : List.of("", "x", good.getLast() + "1", "<script>")) {
      assertThat(enter(event, bad).body())
          .contains("is-bad", "No ticket")
          .doesNotContain("<script>");
    }
    assertThat(came(enter(event, good.getLast()))).isEqualTo("2 of 2");
  }

  @Test
  void a_check_in_is_taken_back_by_a_form_for_a_reason() {
    String event = organizer.onSale(1, Map.of());
    String code = codes(event, 1).getFirst();
    Matcher ticket = TICKET.matcher(enter(event, code).body());
    assertThat(ticket.find()).isTrue();

    Answer undone =
        console.post(
            door(event) + "/undo", Map.of("ticket", ticket.group(1), "reason", "Wrong door"));
    String back = undone.expect(303).header("Location");
    Answer page = console.get(back).expect(200);
    assertThat(page.body()).contains("The check-in is taken back");
    assertThat(came(page)).isEqualTo("0 of 1");
    Answer again =
        console.post(door(event) + "/undo", Map.of("ticket", ticket.group(1), "reason", "Again"));
    assertThat(console.get(again.expect(303).header("Location")).body())
        .contains("Nobody came in with this ticket");
    assertThat(enter(event, code).body()).contains("Come in");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  @Tag("A9")
  void the_door_is_for_those_who_may_check_in(Role role) {
    String event = organizer.onSale(1, Map.of());
    Organizer other = server.organizer();
    Console theirs = Console.signedIn(server.api(), other);
    theirs.get(door(event)).expect(403);
    assertThat(
            server
                .stores()
                .staff()
                .put(
                    new StaffMember(
                        EventId.parse(event),
                        OrganizerId.parse(other.id()),
                        role,
                        OrganizerId.parse(organizer.id()),
                        Instant.now())))
        .isTrue();

    int status = role == Role.VIEWER ? 403 : 200;
    theirs.post(door(event), Map.of("code", "x")).expect(status);
    other.api().get("/api/v1/events/" + event + "/checkins/offline").expect(status);
  }

  @Test
  @Tag("A9")
  void nobody_else_comes_near() {
    String event = organizer.onSale(1, Map.of());
    String code = codes(event, 1).getFirst();

    assertThat(new Console(server.api(), "").get(door(event)).expect(303).header("Location"))
        .startsWith("/console/signin?next=");
    console.from("https://evil.example").post(door(event), Map.of("code", code)).expect(403);
    assertThat(came(console.get(door(event)))).isEqualTo("0 of 1");
    console.get("/console/events/" + UUID.randomUUID() + "/checkin").expect(404);
    console.get("/console/events/x/checkin").expect(400);
  }

  private Answer enter(String event, String code) {
    return console.post(door(event), Map.of("code", code)).expect(200);
  }

  private static String came(Answer page) {
    Matcher came = CAME.matcher(page.body());
    assertThat(came.find()).as(page.body()).isTrue();
    return came.group(1) + " of " + came.group(2);
  }

  private static String door(String event) {
    return "/console/events/" + event + "/checkin";
  }

  private List<String> codes(String event, int tickets) {
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", tickets)).text("claim_id");
    fan.pay(claim);
    return fan.tickets(claim).expect(200).json().path("data").findValuesAsText("code");
  }
}
