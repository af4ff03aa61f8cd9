package io.fairqueue.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.config.ServerConfig;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small crowds of every profile against one server. */
@Timeout(180)
class SimulateIT {

  private static final int TICKETS = 12;
  private static final int CROWDS_AT_ONCE = 4;

  @TempDir static Path data;

  private static FairQueueServer server;

  @BeforeAll
  static void open() {
    server =
        FairQueueServer.start(
            ServerConfig.read(
                Map.of(
                    "FAIRQUEUE_PORT",
                    "0",
                    "FAIRQUEUE_DATA",
                    data.toString(),
                    "FAIRQUEUE_BEACON",
                    "none")));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  @Tag("I18")
  @Tag("N62")
  void every_profile_starts_and_publishes_numbers_and_sells_no_more_than_there_is()
      throws Exception {
    Map<Profile, Future<Run>> runs = new EnumMap<>(Profile.class);
    // All at once are more than two cores answer in time.
    try (ExecutorService threads = Executors.newFixedThreadPool(CROWDS_AT_ONCE)) {
      for (Profile profile : Profile.values()) {
        runs.put(profile, threads.submit(() -> simulate(profile)));
      }
    }
    assertThat(runs).hasSize(7);
    for (Map.Entry<Profile, Future<Run>> each : runs.entrySet()) {
      Run run = each.getValue().get();
      assertThat(run.code()).as(run.toString()).isZero();
      assertPublished(each.getKey(), run.json());
      if (each.getKey() == Profile.MIXED) {
        assertEveryUnitExplained(run.json());
      }
      if (each.getKey() == Profile.DRAWN) {
        assertDrawn(run.json());
      }
    }
  }

  @Test
  void without_a_server_it_says_how_to_start_one() {
    Run run =
        Run.of(
            "simulate",
            "--fans",
            "1",
            "--tickets",
            "1",
            "--data",
            data.resolve("nothing").toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("Start one with: fairqueue serve");
  }

  @Test
  @Tag("D15")
  @Tag("D16")
  void fans_have_proven_addresses_and_the_line_has_the_rules_that_were_asked_for() {
    Run run =
        Run.of(
            "simulate",
            "--data",
            data.toString(),
            "--fans",
            "6",
            "--tickets",
            "3",
            "--presence",
            "90",
            "--admission-window",
            "7",
            "-o",
            "json");
    assertThat(run.code()).as(run.toString()).isZero();
    JsonNode policy = shown("event", "show", run.json().path("event").asText()).path("policy");
    assertThat(policy.path("presence_seconds").asInt()).isEqualTo(90);
    assertThat(policy.path("admission_window_seconds").asInt()).isEqualTo(7);
    assertThat(shown("fan", "show", "fan-6@fairqueue.example").path("email_verified").asBoolean())
        .isTrue();
  }

  @Test
  void a_rule_that_the_server_refuses_is_told_as_it_says() {
    for (String[] rule :
        new String[][] {
          {"--presence", "5", "presence_seconds"}, {"--admission-window", "0", "admission_window"}
        }) {
      Run run =
          Run.of(
              "simulate",
              "--data",
              data.toString(),
              "--fans",
              "6",
              "--tickets",
              "3",
              rule[0],
              rule[1]);
      assertThat(run.code()).as(run.toString()).isEqualTo(2);
      assertThat(run.err()).contains(rule[2], "must be").hasLineCount(1);
    }
  }

  private static void assertPublished(Profile profile, JsonNode report) {
    assertThat(report.path("profile").asText()).isEqualTo(profile.toString());
    assertThat(report.path("passed").asBoolean()).isTrue();
    assertThat(report.path("promises")).hasSize(10);
    assertThat(report.path("check")).isNotEmpty();
    assertThat(report.path("figures").path("calls_per_second").asLong()).isPositive();
    assertThat(report.path("calls").findValuesAsText("call")).contains("JOIN", "POSITION", "CLAIM");
    assertThat(report.path("calls").findValuesAsText("call")).contains("SOCKET");
    assertThat(report.path("figures").path("listening").asLong()).isPositive();
    assertThat(report.path("figures").path("pushes").asLong()).isPositive();
    assertThat(report.path("calls").findValuesAsText("p99_ms")).doesNotContain("", "0.0");
    long bought = report.path("figures").path("bought").asLong();
    assertThat(bought).isPositive().isLessThanOrEqualTo(TICKETS);
    assertThat(sold(report)).isBetween(bought, (long) TICKETS);
  }

  /** Two standing tiers and a seated one, sold out over HTTP. */
  private static void assertEveryUnitExplained(JsonNode report) {
    assertThat(sold(report)).isEqualTo(TICKETS);
    assertThat(report.path("check"))
        .filteredOn(row -> row.path("check").asText().equals("each unit's history explains it"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.path("figures").asText())
                    .startsWith("12 units that were claimed: 0 free again, 0 held and 12 sold")
                    .endsWith("0 unexplained"));
    assertThat(report.path("check").findValuesAsText("figures"))
        .contains("3 tiers with 12 units; 0 with too many or too few");
  }

  /** Most of the crowd was in the lobby, the bots before all others. */
  private static void assertDrawn(JsonNode report) {
    JsonNode draw = shown("draw", "show", report.path("event").asText());
    assertThat(draw.path("state").asText()).isEqualTo("OPEN");
    assertThat(draw.path("count").asInt()).isBetween(30, 60);
    assertThat(draw.path("fallback").asText()).contains("simulation");
    assertThat(report.path("promises"))
        .filteredOn(row -> row.path("promise").asText().equals("coming early gains nothing"))
        .singleElement()
        .satisfies(row -> assertThat(row.path("figures").asText()).matches("[3-6][0-9] drawn; .*"));
  }

  /** As the organizer is told, and not by the report. */
  private static long sold(JsonNode report) {
    String event = report.path("event").asText();
    return shown("event", "show", event).path("tiers").findValues("sold").stream()
        .mapToLong(JsonNode::asLong)
        .sum();
  }

  private static JsonNode shown(String noun, String verb, String id) {
    return Run.of(noun, verb, id, "--data", data.toString(), "-o", "json").json();
  }

  private static Run simulate(Profile profile) {
    return Run.of(
        "simulate",
        "--data",
        data.toString(),
        "--profile",
        profile.toString(),
        "--fans",
        "60",
        "--tickets",
        Integer.toString(TICKETS),
        "--seed",
        "1",
        "-o",
        "json");
  }
}
