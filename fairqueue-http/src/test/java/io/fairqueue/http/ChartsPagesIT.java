package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.History;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A sale's figures over time as pages: what is in their tables, and who may read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I6")
final class ChartsPagesIT {

  private static final Duration SAMPLED = Duration.ofSeconds(40);
  private static final Pattern CELL = Pattern.compile("<td>(.*?)</td>");

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
  void tables_say_what_was_sampled() {
    String event = organizer.onSale(9, Map.of("max_active", 7, "admissions_per_minute", 45));
    Fan buyer = server.newFan();
    buyer.pay(buyer.buy(event));
    server.newFan().join(event).expect(201);

    await()
        .atMost(SAMPLED)
        .untilAsserted(
            () -> {
              String page = page(event, "");
              assertThat(lastRow(page, "stock")).containsExactly("8", "0", "1");
              assertThat(lastRow(page, "waiting")).containsExactly("0");
            });
    String page = page(event, "?span=15m");
    assertThat(lastRow(page, "revenue")).containsExactly("NGN 50.00".replace(' ', '\u00a0'));
    assertThat(page)
        .contains("data-max-rate=\"45\"", "data-max-active=\"7\"", "data-goes-on=\"length\"")
        .contains("May choose at once</span> <strong>7</strong>")
        .contains("Admissions at most</span> <strong>45</strong>");
  }

  @Test
  void a_past_is_shown_in_each_span_and_closer() {
    String event = organizer.onSale(50, Map.of());
    History.ofMonth(server, organizer, event);

    String whole = page(event, "");
    assertThat(whole).contains("span=sale\" aria-current=\"true\"").doesNotContain("data-goes-on");
    assertThat(lastRow(whole, "stock").getLast()).startsWith("19,");
    assertThat(lastRow(whole, "revenue").getFirst()).startsWith("NGN\u00a084");
    assertThat(lastRow(whole, "waits").getFirst()).matches("\\d+ min");
    for (String span : List.of("15m", "1h", "6h", "1d", "7d", "30d", "sale")) {
      assertThat(page(event, "?span=" + span))
          .contains("span=" + span + "\" aria-current=\"true\"");
    }
    long to = server.time().minus(Duration.ofDays(10)).getEpochSecond();
    String closer = page(event, "?from=" + (to - 3_600) + "&to=" + to);
    assertThat(closer)
        .contains("data-from=\"" + (to - 3_600) + "\"", "data-to=\"" + to + "\"")
        .contains("?from=" + (to - 2_700) + "&amp;to=" + (to - 900))
        .doesNotContain("aria-current=\"true\">15 min");
    assertThat(lastRow(closer, "rates").getFirst()).matches("\\d+(\\.\\d+)?");
    for (String nonsense : List.of("?from=1&to=0", "?from=x&to=y", "?span=ever", "?from=%25&to=")) {
      assertThat(page(event, nonsense)).contains("span=sale\" aria-current=\"true\"");
    }
  }

  @Test
  void a_draft_has_charts_without_figures() {
    String draft =
        organizer.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name", "Floor", "seating", "general", "capacity", 5, "price_minor", 0))),
            Map.of());

    assertThat(page(draft, "")).contains("Nothing happened in this time");
    assertThat(console.get("/console/events/" + draft + "/report").expect(200).body())
        .contains("Nothing was counted yet");
  }

  @Test
  @Tag("A9")
  void whoever_sees_a_sale_sees_its_charts_and_the_door_does_not() {
    String event = organizer.onSale(1, Map.of());
    for (String role : List.of("VIEWER", "DOOR")) {
      Organizer helper = server.organizer();
      organizer
          .api()
          .put("/api/v1/events/" + event + "/staff/" + helper.id(), Map.of("role", role))
          .expect(200);
      Console theirs = Console.signedIn(server.api(), helper);
      for (String page : List.of("/charts", "/report")) {
        Answer answer = theirs.get("/console/events/" + event + page);
        assertThat(answer.status()).as(role).isEqualTo(role.equals("VIEWER") ? 200 : 403);
      }
      String door =
          theirs.get("/console/events/" + event + (role.equals("VIEWER") ? "" : "/checkin")).body();
      assertThat(door.contains("/charts\"")).isEqualTo(role.equals("VIEWER"));
      assertThat(door.contains("/report\"")).isEqualTo(role.equals("VIEWER"));
    }
  }

  @Test
  void the_library_comes_from_us_for_ever_and_on_these_pages_only() {
    String event = organizer.onSale(1, Map.of());
    Answer charts = console.get("/console/events/" + event + "/charts").expect(200);
    Answer live = console.get("/console/events/" + event).expect(200);
    MatchResult address =
        Pattern.compile("src=\"(/assets/[0-9a-f]+/uplot\\.js)\"")
            .matcher(charts.body())
            .results()
            .findFirst()
            .orElseThrow();

    Answer library = server.api().get(address.group(1)).expect(200);

    assertThat(library.body()).startsWith("/*! https://github.com/leeoniya/uPlot (v1.6.30) */");
    assertThat(library.header("Cache-Control")).contains("immutable");
    assertThat(library.header("Content-Type")).startsWith("text/javascript");
    assertThat(live.body()).doesNotContain("uplot");
    assertThat(charts.header("Content-Security-Policy"))
        .isEqualTo(live.header("Content-Security-Policy"))
        .contains("script-src 'self'; style-src 'self';");
  }

  private String page(String event, String query) {
    return console.get("/console/events/" + event + "/charts" + query).expect(200).body();
  }

  /** What the last row of a table says, but for its time; nothing while there is none. */
  private static List<String> lastRow(String page, String chart) {
    int begin = page.indexOf("<tbody data-rows=\"" + chart + "\">");
    String rows = page.substring(begin, page.indexOf("</tbody>", begin));
    return CELL.matcher(rows.substring(Math.max(0, rows.lastIndexOf("<tr>"))))
        .results()
        .map(cell -> cell.group(1))
        .toList();
  }
}
