package io.fairqueue.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Seats come in as files that people and spreadsheets write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("C8")
final class SeatFilesIT {

  private static final String HEADER = "section,row,number,tier,price,blocked\n";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void a_file_of_two_tiers_is_looked_at_and_then_taken() {
    String event = event(100);
    String file =
        HEADER
            + "Stalls,A,1,Stalls,,\n"
            + "Stalls,A,2,stalls,25.5,no\n"
            + " \"The \"\"Box\"\", left\" ,B , 1,%s,\"30,00\",x\n"
                .formatted(organizer.tier(event, "Balcony"));

    JsonNode dry = send(event, "?dry_run=true", file).expect(200).json();
    assertThat(dry.path("count").asInt()).isEqualTo(3);
    assertThat(seats(event)).isEmpty();

    JsonNode taken = send(event, "", file).expect(200).json();
    assertThat(taken.path("count").asInt()).isEqualTo(3);
    assertThat(taken.path("warnings")).isEmpty();
    assertThat(taken.path("tiers").path(0).path("id").asText())
        .isEqualTo(organizer.tier(event, "Stalls"));
    assertThat(taken.path("tiers").path(0).path("count").asInt()).isEqualTo(2);
    assertThat(taken.path("tiers").path(1).path("count").asInt()).isEqualTo(1);
    List<JsonNode> seats = seats(event);
    assertThat(seats).hasSize(3);
    JsonNode box =
        seats.stream()
            .filter(seat -> "The \"Box\", left".equals(seat.path("section").asText()))
            .findAny()
            .orElseThrow();
    assertThat(box.path("price_minor").asLong()).isEqualTo(3_000);
    assertThat(box.path("status").asText()).isEqualTo("blocked");
    JsonNode second =
        seats.stream()
            .filter(seat -> seat.path("number").asText().equals("2"))
            .findAny()
            .orElseThrow();
    assertThat(second.path("price_minor").asLong()).isEqualTo(2_550);
    assertThat(second.path("status").asText()).isEqualTo("free");
    assertThat(faults(send(event, "", file)))
        .containsExactly("2 number SEAT_EXISTS", "3 number SEAT_EXISTS", "4 number SEAT_EXISTS");
    // What is blocked may be freed.
    organizer
        .api()
        .patch(
            "/api/v1/events/" + event + "/seats/" + box.path("unit_id").asText(),
            Map.of("blocked", false))
        .expect(200);
  }

  @Test
  void a_spreadsheets_ways_of_writing_are_understood() {
    for (String file :
        List.of(
            "\ufeffsection,row,number\r\nA,1,1\r\nA,1,2\r\n",
            "Section;Row;Number;\r\nA;1;1;\r\n;;;\r\nA;1;2;\r\n\r\n",
            "SECTION\tROW\tNUMBER\nA\t1\t1\nA\t1\t2",
            "number,row,section,error\n1,1,A,\n2,1,A,must not be empty\n",
            "\"section\",\"row\",\"number\"\r\n\"A\",\"1\",\"1\"\r\n\"A\" , \"1\", \"2\"\r\n",
            "section,row,number,price_minor\nA,1,1,100\nA,1,2,\n",
            "section,row,number,x,y\nA,1,1,0.5,-3\nA,1,2,\"1,5\",2\n")) {
      String event = event(10);
      String tier = "?tier_id=" + organizer.tier(event, "Stalls");

      JsonNode done = send(event, tier, file).expect(200).json();

      assertThat(done.path("count").asInt()).as(file).isEqualTo(2);
      assertThat(seats(event)).as(file).hasSize(2);
      assertThat(done.path("warnings")).hasSize(file.contains(",x,y") ? 1 : 0);
    }
  }

  @Test
  void each_mistake_is_named_by_its_line_and_column() {
    String event = event(100);
    String file =
        "section,row,number,tier,price,blocked,x\n"
            + ",A,1,Stalls,,,\n"
            + "S,,2,Stalls,,,\n"
            + "S,%s,3,Stalls,,,\n".formatted("r".repeat(21))
            + "S,A,4,Gallery,,,\n"
            + "S,A,5,Standing,,,\n"
            + "S,A,6,Stalls,ten,,\n"
            + "S,A,7,Stalls,1.234,,\n"
            + "S,A,8,Stalls,-1,,\n"
            + "S,A,9,Stalls,,maybe,\n"
            + "S,A,10,Stalls,,,left\n"
            + "S,A,11,Stalls,,,\n"
            + "s, a ,011,Stalls,,,\n"
            + "S,A,12,,,,\n"
            + "S,A,1\u0000 3,Stalls,,,\n"
            + "S,A,1\u202e4,Stalls,,,\n"
            + "S,A,15,Stalls,,,,surplus\n"
            + "\"S\nT\",A,16,Stalls,,,\n"
            + "S,A,17,Stalls,1 000,,\n";

    assertThat(faults(send(event, "", file)))
        .containsExactly(
            "2 section EMPTY",
            "3 row EMPTY",
            "4 row TOO_LONG",
            "5 tier UNKNOWN_TIER",
            "6 tier NOT_RESERVED",
            "7 price BAD_PRICE",
            "8 price BAD_PRICE",
            "9 price BAD_PRICE",
            "10 blocked BAD_VALUE",
            "11 x BAD_VALUE",
            "13 number DUPLICATE_IN_FILE",
            "14 tier EMPTY",
            "15 number BAD_TEXT",
            "16 number BAD_TEXT",
            "17 line UNKNOWN_COLUMN",
            "18 section BAD_TEXT",
            "20 price BAD_PRICE");
    assertThat(
            errors(send(event, "", file)).stream()
                .filter(error -> error.path("line").asInt() == 13)
                .map(error -> error.path("message").asText()))
        .containsExactly("is the seat of line 12 once more");
    assertThat(seats(event)).isEmpty();
  }

  @Test
  void what_is_no_such_file_is_refused_at_its_first_line() {
    String event = event(10);
    String tier = "?tier_id=" + organizer.tier(event, "Stalls");
    assertThat(faults(send(event, tier, ""))).containsExactly("1 line EMPTY");
    assertThat(faults(send(event, tier, "\ufeff"))).containsExactly("1 line EMPTY");
    assertThat(faults(send(event, tier, "section,row,number\n"))).containsExactly("2 line EMPTY");
    assertThat(faults(send(event, tier, "\n\n\n"))).contains("1 section MISSING_COLUMN");
    assertThat(faults(send(event, tier, "section,row\nA,1\n")))
        .containsExactly("1 number MISSING_COLUMN");
    assertThat(faults(send(event, "", "section,row,number\nA,1,1\n")))
        .containsExactly("1 tier MISSING_COLUMN");
    assertThat(faults(send(event, tier, "section,row,number,colour,row\nA,1,1,red,1\n")))
        .containsExactly("1 colour UNKNOWN_COLUMN", "1 row UNKNOWN_COLUMN");
    assertThat(faults(send(event, tier, "section,row,number\nA,1,\"1\nA,1,2\n")))
        .containsExactly("2 line BAD_QUOTES");
    assertThat(faults(send(event, tier, "section,row,number\nA,1,1\nA,1,\"2\"x\nA,1,3\n")))
        .containsExactly("3 line BAD_QUOTES");
    assertThat(faults(send(event, tier, "{\"seats\":[]}"))).contains("1 section MISSING_COLUMN");
    assertThat(seats(event)).isEmpty();
  }

  @Test
  void bytes_that_are_no_utf_8_are_named_by_their_line() {
    String event = event(10);
    String tier = "?tier_id=" + organizer.tier(event, "Stalls");
    String file = "section,row,number\nA,1,1\nRängen,1,2\n";

    assertThat(faults(send(event, tier, file.getBytes(StandardCharsets.ISO_8859_1))))
        .containsExactly("3 section NOT_UTF8");
    assertThat(faults(send(event, tier, file.getBytes(UTF_16))))
        .contains("1 section MISSING_COLUMN");
    byte[] noise = new byte[5_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 31 % 251);
    }
    send(event, tier, noise).expectProblem(422, "CSV_INVALID");
    send(event, tier, file.getBytes(UTF_8)).expect(200);
  }

  @Test
  void a_large_file_with_one_mistake_at_its_end_leaves_nothing_behind() {
    String event = event(100_000);
    String filler = "x".repeat(50);
    String good = lines(99_999, filler);
    assertThat(good.length()).isBetween(8_000_000, 10_000_000);
    String bad = good + filler + "," + filler.substring(0, 20) + ",99999999,Nowhere\n";

    assertThat(faults(send(event, "", bad))).containsExactly("100001 tier UNKNOWN_TIER");
    assertThat(total(event)).isZero();
  }

  @Test
  void a_hundred_thousand_seats_come_in_and_one_more_line_does_not() {
    String event = event(100_000);
    String all = lines(100_000, "Stalls");

    assertThat(faults(send(event, "", all + "Stalls,Z,1,Stalls\n")))
        .containsExactly("100002 line TOO_MANY_LINES");
    assertThat(send(event, "", all).expect(200).number("count")).isEqualTo(100_000);
    assertThat(total(event)).isEqualTo(100_000);
  }

  @Test
  void what_a_tier_has_no_room_for_is_named_by_its_first_line() {
    String event = event(3);

    assertThat(faults(send(event, "?dry_run=true", lines(5, "Stalls"))))
        .containsExactly("5 tier OVER_CAPACITY");
    send(event, "", lines(3, "Stalls")).expect(200);
    assertThat(faults(send(event, "", "section,row,number,tier\nB,1,1,Stalls\n")))
        .containsExactly("2 tier OVER_CAPACITY");
  }

  @Test
  void more_than_a_hundred_mistakes_are_not_told() {
    String event = event(10);
    String file =
        "section,row,number,tier\n"
            + IntStream.range(0, 5_000).mapToObj(i -> ",,,\n").collect(Collectors.joining())
            + IntStream.range(0, 5_000).mapToObj(i -> ",1,,\n").collect(Collectors.joining());

    assertThat(faults(send(event, "", file))).hasSize(100).startsWith("5002 section EMPTY");
  }

  @Test
  @Tag("B12")
  void what_is_too_large_or_of_another_kind_is_refused() {
    String event = event(10);
    byte[] large = new byte[10 * 1024 * 1024 + 1];
    send(event, "", large).expectProblem(413, "PAYLOAD_TOO_LARGE");
    sendBody(
            organizer.api(),
            event,
            "",
            "text/csv",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
        .expectProblem(413, "PAYLOAD_TOO_LARGE");
    sendBody(organizer.api(), event, "", "application/json", BodyPublishers.ofString("{}"))
        .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    String file = "section,row,number\nA,1,1\n";
    send(event, "?dry_run=maybe", file).expectProblem(400, "INVALID_INPUT");
    send(event, "?tier_id=7", file).expectProblem(400, "INVALID_INPUT");
    send(event, "?tier_id=" + UUID.randomUUID(), file).expectProblem(400, "TIER_NOT_FOUND");
    send(event, "?tier_id=" + organizer.tier(event, "Standing"), file)
        .expectProblem(400, "TIER_NOT_FOUND");
    assertThat(total(event)).isZero();
  }

  @Test
  @Tag("A9")
  void only_those_who_run_the_event_add_seats() {
    String event = event(10);
    BodyPublisher file = BodyPublishers.ofString("section,row,number,tier\nA,1,1,Stalls\n");
    sendBody(server.organizer().api(), event, "", "text/csv", file).expectProblem(403, "FORBIDDEN");
    sendBody(server.newFan().api(), event, "", "text/csv", file).expectProblem(401, "UNAUTHORIZED");
    sendBody(server.api(), event, "", "text/csv", file).expectProblem(401, "UNAUTHORIZED");
    sendBody(organizer.api(), UUID.randomUUID().toString(), "", "text/csv", file)
        .expectProblem(404, "EVENT_NOT_FOUND");
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    sendBody(organizer.api(), event, "", "text/csv", file).expectProblem(409, "INVALID_TRANSITION");
    assertThat(total(event)).isZero();
  }

  @Test
  void a_file_that_is_sent_again_under_its_name_is_taken_once() {
    String event = event(10);
    var request =
        organizer
            .api()
            .request("/api/v1/events/" + event + "/seats/import")
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(lines(3, "Stalls")));

    for (int i = 0; i < 2; i++) {
      assertThat(organizer.api().send(request).expect(200).number("count")).isEqualTo(3);
    }
    assertThat(total(event)).isEqualTo(3);
  }

  /** A header and this many seats of the tier Stalls. */
  private static String lines(int count, String section) {
    var file = new StringBuilder("section,row,number,tier\n");
    String row = section.substring(0, Math.min(section.length(), 14));
    for (int i = 0; i < count; i++) {
      file.append(section).append(',').append(row).append(i / 1_000).append(',').append(i);
      file.append(",Stalls\n");
    }
    return file.toString();
  }

  private String event(int capacity) {
    return organizer.draft(
        Map.of(
            "tiers",
            List.of(
                tier("Stalls", "reserved", capacity),
                tier("Balcony", "reserved", 10),
                tier("Standing", "general", 5))),
        Map.of());
  }

  private static Map<String, Object> tier(String name, String seating, int capacity) {
    return Map.of("name", name, "seating", seating, "capacity", capacity, "price_minor", 1_000);
  }

  private Answer send(String event, String query, String file) {
    return send(event, query, file.getBytes(UTF_8));
  }

  private Answer send(String event, String query, byte[] file) {
    return sendBody(
        organizer.api(), event, query, "text/csv; charset=utf-8", BodyPublishers.ofByteArray(file));
  }

  private static Answer sendBody(
      Api api, String event, String query, String type, BodyPublisher body) {
    return api.send(
        api.request("/api/v1/events/" + event + "/seats/import" + query)
            .timeout(Duration.ofSeconds(120))
            .header("Content-Type", type)
            .POST(body));
  }

  private static List<JsonNode> errors(Answer answer) {
    List<JsonNode> errors = new ArrayList<>();
    answer.expectProblem(422, "CSV_INVALID").json().path("errors").forEach(errors::add);
    return errors;
  }

  /** Of each its line, column and code. */
  private static List<String> faults(Answer answer) {
    return errors(answer).stream()
        .map(
            error ->
                error.path("line").asInt()
                    + " "
                    + error.path("column").asText("line")
                    + " "
                    + error.path("code").asText())
        .toList();
  }

  private List<JsonNode> seats(String event) {
    List<JsonNode> seats = new ArrayList<>();
    organizer
        .api()
        .get("/api/v1/events/" + event + "/seats?size=100")
        .expect(200)
        .json()
        .path("data")
        .forEach(seats::add);
    return seats;
  }

  private long total(String event) {
    return server.count("select count(*) from seats where event_id = '%s'".formatted(event));
  }
}
