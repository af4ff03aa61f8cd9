package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.driver.TicketPicture;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures of tickets, from browsers that can't read codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FramesIT {

  private static final int TOO_MANY = 429;

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  @Tag("N40")
  void whoever_shows_a_ticket_to_the_camera_comes_in_once() {
    String event = organizer.onSale(2, Map.of("max_units_per_claim", 2));
    List<String> codes = codes(event, 2);
    TicketPicture sharp = TicketPicture.of(codes.get(0));
    TicketPicture held = new TicketPicture(codes.get(1), 480, 400, 11, 1, 15);

    Answer in = look(organizer, event, sharp).expect(200);
    assertThat(in.json().path("found").asBoolean()).isTrue();
    assertThat(in.text("label")).isNotEmpty();
    Answer again = look(organizer, event, sharp).expectProblem(409, "ALREADY_CHECKED_IN");
    assertThat(again.text("ticket_id")).isEqualTo(in.text("ticket_id"));
    assertThat(again.text("checked_in_at")).isEqualTo(in.text("checked_in_at"));
    assertThat(look(organizer, event, held).expect(200).text("ticket_id"))
        .isNotEqualTo(in.text("ticket_id"));
  }

  @Test
  void where_there_is_no_code_nothing_is_found() {
    String event = organizer.onSale(1, Map.of());
    byte[] snow = new byte[300 * 300];
    new Random(5).nextBytes(snow);

    for (byte[] picture : List.of(snow, TicketPicture.of("").sized(300, 300).pixels())) {
      Answer nothing = look(organizer, event, "300", picture).expect(200);
      assertThat(nothing.body()).isEqualTo("{\"found\":false}");
    }
  }

  @Test
  @Tag("A7")
  void other_codes_open_nothing() {
    String event = organizer.onSale(1, Map.of());
    String elsewhere = organizer.onSale(1, Map.of());
    String code = codes(event, 1).getFirst();

    look(organizer, event, TicketPicture.of("https://fans.example/menu"))
        .expectProblem(400, "TICKET_INVALID");
    Answer other =
        look(organizer, elsewhere, TicketPicture.of(code)).expectProblem(400, "TICKET_INVALID");
    assertThat(other.text("reason")).isEqualTo("OTHER_EVENT");
    look(organizer, event, TicketPicture.of(code)).expect(200);
  }

  @Test
  @Tag("A9")
  void only_who_may_check_in_has_pictures_looked_at() {
    String event = organizer.onSale(1, Map.of());
    TicketPicture wall = TicketPicture.of("");

    look(server.organizer(), event, wall).expectProblem(403, "FORBIDDEN");
    look(organizer, UUID.randomUUID().toString(), wall).expectProblem(404, "EVENT_NOT_FOUND");
    send(server.api(), event, "480", wall.pixels()).expectProblem(401, "UNAUTHORIZED");
    send(server.newFan().api(), event, "480", wall.pixels()).expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  void what_is_no_picture_is_refused() {
    String event = organizer.onSale(1, Map.of());

    for (String width : List.of("0", "20", "1025", "-480", "481", "x", "", "99999999999")) {
      look(organizer, event, width, new byte[480 * 480]).expectProblem(400, "INVALID_INPUT");
    }
    for (int length : new int[] {0, 1, 480, 480 * 480 - 1}) {
      look(organizer, event, "480", new byte[length]).expectProblem(400, "INVALID_INPUT");
    }
    Api api = organizer.api();
    String path = path(event);
    api.send(
            api.request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[480 * 480])))
        .expectProblem(400, "INVALID_INPUT");
    api.send(
            api.request(path)
                .header("Content-Type", "application/json")
                .header("X-Width", "480")
                .POST(BodyPublishers.ofString("{}")))
        .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    send(api, event, "512", new byte[256 * 1024 + 512]).expectProblem(413, "PAYLOAD_TOO_LARGE");
    look(organizer, event, "512", new byte[256 * 1024]).expect(200);
  }

  @Test
  void a_device_that_sends_too_many_waits_and_others_go_on() {
    String event = organizer.onSale(1, Map.of());
    Organizer hasty = server.organizer();
    byte[] picture = new byte[21 * 21];

    List<Answer> answers =
        IntStream.range(0, 30)
            .mapToObj(i -> send(hasty.api(), event, "21", picture))
            .filter(answer -> answer.status() == TOO_MANY)
            .toList();
    assertThat(answers).isNotEmpty();
    assertThat(answers)
        .allSatisfy(
            answer -> {
              answer.expectProblem(TOO_MANY, "RATE_LIMITED");
              assertThat(answer.header("Retry-After")).isEqualTo("1");
            });
    look(organizer, event, "21", picture).expect(200);
  }

  @Test
  void many_doors_at_once_are_answered_or_asked_to_come_again() throws Exception {
    String event = organizer.onSale(1, Map.of());
    byte[] snow = new byte[512 * 512];
    new Random(9).nextBytes(snow);
    List<Api> doors = IntStream.range(0, 8).mapToObj(i -> signedInAgain(organizer)).toList();

    List<Callable<Integer>> calls =
        IntStream.range(0, 40)
            .<Callable<Integer>>mapToObj(
                i -> () -> send(doors.get(i % doors.size()), event, "512", snow).status())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).isIn(200, TOO_MANY);
      }
    }
    look(organizer, event, "512", snow).expect(200);
  }

  /** A session more of the same organizer. */
  private Api signedInAgain(Organizer same) {
    return server
        .api()
        .as(
            server
                .api()
                .post(
                    "/api/v1/auth/organizer/login",
                    Map.of("email", same.email(), "password", Console.PASSWORD))
                .expect(200)
                .text("token"));
  }

  private List<String> codes(String event, int tickets) {
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", tickets)).text("claim_id");
    fan.pay(claim);
    return fan.tickets(claim).expect(200).json().path("data").findValuesAsText("code");
  }

  private static Answer look(Organizer staff, String event, TicketPicture picture) {
    return look(staff, event, String.valueOf(picture.width()), picture.pixels());
  }

  /** As a page does it: whoever is refused for being one too many comes again. */
  private static Answer look(Organizer staff, String event, String width, byte[] pixels) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> send(staff.api(), event, width, pixels), answer -> answer.status() != TOO_MANY);
  }

  private static Answer send(Api api, String event, String width, byte[] pixels) {
    return api.send(
        api.request(path(event))
            .header("Content-Type", "application/octet-stream")
            .header("X-Width", width)
            .POST(BodyPublishers.ofByteArray(pixels)));
  }

  private static String path(String event) {
    return "/api/v1/events/" + event + "/checkins/frame";
  }
}
