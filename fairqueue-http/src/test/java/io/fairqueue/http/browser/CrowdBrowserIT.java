package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.http.driver.TestServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page makes of a board, in the browser that does it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("D3")
final class CrowdBrowserIT {

  private FanPages pages;
  private Page page;

  @BeforeAll
  void start() {
    pages = new FanPages(TestServer.shared().url());
    page = pages.anybody(new NewContextOptions());
    pages.show(page, "/en");
    page.evaluate(
        """
        async () => {
          const sheet = document.querySelector("link[rel=stylesheet]").href;
          window.crowd = await import(new URL("crowd.js", sheet));
        }""");
  }

  @AfterAll
  void stop() {
    pages.assertSound();
    pages.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void people_ahead_are_as_many_as_there_are_but_for_a_part_of_the_own_block(long seed) {
    RandomGenerator chance = new Random(seed);
    int last = 1_000 + chance.nextInt(2_000_000);
    NavigableSet<Long> waiting = new TreeSet<>();
    for (int i = 0; i < 20_000; i++) {
      waiting.add(1 + (long) (chance.nextDouble() * last));
    }
    List<Long> sorted = List.copyOf(waiting);
    LineBlocks blocks =
        LineBlocks.of(7, sorted.getFirst(), last, place -> waiting.headSet(place, true).size());
    var line =
        Map.of(
            "head_place", (double) blocks.headPlace(),
            "last_place", (double) blocks.lastPlace(),
            "block", (double) blocks.block(),
            "counts", blocks.counts().stream().map(Long::doubleValue).toList());
    for (int i = 0; i < 200; i++) {
      int exact = chance.nextInt(sorted.size());
      long place = sorted.get(exact);
      long own =
          blocks.counts().get((int) (place / blocks.block() - blocks.headPlace() / blocks.block()));

      assertThat(ahead(line, place))
          .as("ahead of place %d of %d", place, last)
          .isCloseTo((long) exact, within(own));
    }
    assertThat(ahead(line, sorted.getFirst())).isZero();
    assertThat(ahead(line, last + 10L)).isEqualTo((long) sorted.size());
  }

  @ParameterizedTest
  @CsvSource({
    "0, false, 0.5, 0, 2", "99, false, 0, 0, 1.6", "100, false, 0.5, 0, 5",
    "999, false, 1, 0, 6", "1000, false, 0.5, 0, 15", "9999, false, 0.5, 0, 15",
    "10000, false, 0.5, 0, 30", "1000000, false, 1, 0, 36", "1000000, true, 0, 0, 60",
    "50, true, 0.5, 0, 8", "5000, true, 0.5, 0, 60", "50, false, 0.5, 5, 5"
  })
  void the_nearer_a_fan_is_the_sooner_the_page_asks_again(
      int ahead, boolean hidden, double chance, int least, double seconds) {
    Object next =
        page.evaluate(
            "([ahead, hidden, chance, least]) => crowd.nextPoll(ahead, hidden, chance, least)",
            List.of(ahead, hidden, chance, least));

    assertThat(((Number) next).doubleValue()).isCloseTo(seconds, within(0.001));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/io/fairqueue/http/page/line/odds.csv", numLinesToSkip = 1)
  void odds_are_the_same_as_the_servers(
      int ahead, int free, int max, @Nullable Double mean, String key) {
    Object odds =
        page.evaluate(
            "([ahead, free, max, mean]) => crowd.odds(ahead, free, max, mean)",
            Arrays.asList(ahead, free, max, mean));

    assertThat(odds).isEqualTo(key);
  }

  @Test
  void a_place_half_way_waits_half_as_long_as_a_newcomer() {
    assertThat(page.evaluate("() => crowd.share(600, 49, 99)")).isEqualTo(300);
    assertThat(page.evaluate("() => crowd.share(null, 49, 99)")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ON_SALE, 60, 50, 10, 60, 50, 10, false, ''",
    "ON_SALE, 60, 50, 10, 60, 50, 10, true, paused",
    "PAUSED, 60, 50, 10, 60, 0, 10, false, paused",
    "ON_SALE, 60, 50, 10, 20, 50, 10, false, rate",
    "ON_SALE,   , 50, 10, 20, 50, 10, false, rate",
    "ON_SALE, 20, 20, 10,   , 20, 10, false, ''",
    "ON_SALE, 60, 50, 10, 60, 39, 10, false, slow",
    "ON_SALE, 60, 50, 10, 60, 39, 9, false, ''",
    "ON_SALE, 60, 0, 0, 60, 0, 0, false, ''"
  })
  void a_board_tells_why_a_wait_is_longer_if_it_can(
      String phase,
      @Nullable Integer maxThen,
      int then,
      int choosingThen,
      @Nullable Integer max,
      int now,
      int choosing,
      boolean paused,
      String why) {
    Object told =
        page.evaluate(
            "([then, now, paused]) => crowd.whyLonger(then, now, paused)",
            List.of(
                board("ON_SALE", maxThen, then, choosingThen),
                board(phase, max, now, choosing),
                paused));

    assertThat(told).isEqualTo(why);
  }

  private static Map<String, ?> board(
      String phase, @Nullable Integer max, int admissions, int choosing) {
    Map<String, Object> board = new HashMap<>();
    board.put("phase", phase);
    board.put("admitted", choosing);
    board.put("admissions_per_minute", admissions);
    if (max != null) {
      board.put("max_admissions_per_minute", max);
    }
    return board;
  }

  private long ahead(Map<String, ?> line, long place) {
    return ((Number)
            page.evaluate(
                "([line, place]) => crowd.peopleAhead(line, place)", List.of(line, (double) place)))
        .longValue();
  }
}
