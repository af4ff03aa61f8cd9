package io.fairqueue.domain.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairqueue.domain.audit.Check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogReplayTest {

  private static final List<String> FAIR =
      List.of(
          line(0, 1, ""),
          "{\"at\":\"2027-03-06T09:00:00.000Z\",\"policy\":{\"admissions_per_minute\":3,"
              + "\"max_units_per_claim\":2},\"t\":\"announce\"}",
          line(1, 3, "\"joined\":{\"count\":5,\"first\":1,\"root\":\"\"},"),
          line(2, 4, "\"absent\":[[1,1]],"),
          line(2, 5, "\"admitted\":[[2,3]],"),
          line(3, 6, "\"back\":[[1,1]],"),
          line(4, 7, "\"left\":[[4,4]],"),
          line(5, 8, "\"admitted\":[[1,1]],"),
          line(6, 9, "", "\"removed\":[{\"place\":5,\"reason\":\"bot\"}],"));

  @Test
  void aFairLinePasses() {
    LogReplay replay = replay(FAIR);

    assertThat(replay.checks())
        .extracting(Check::name, Check::outcome)
        .containsExactly(
            tuple("nobody overtook", Outcome.PASS),
            tuple("rate", Outcome.PASS),
            tuple("removals", Outcome.WARN));
    assertThat(replay.checks().getFirst().detail())
        .isEqualTo("5 came, 3 admitted in the order of their places, 0 wait, up to rev 9");
    assertThat(replay.checks().getLast().detail()).contains("place 5 (bot)");
  }

  @Test
  void whoOvertakesIsNamedWithTheRev() {
    List<String> unfair = changed(4, line(2, 5, "\"admitted\":[[2,2],[4,4]],"));

    assertThat(fault(unfair))
        .isEqualTo("entry 4, rev 5: place 4 was admitted while place 3 waited");
  }

  @Test
  void whoNeverWaitedIsNamed() {
    assertThat(fault(changed(4, line(2, 5, "\"admitted\":[[1,1]],"))))
        .contains("place 1 was admitted without having waited");
    assertThat(fault(changed(6, line(4, 7, "\"left\":[[2,2]],"))))
        .contains("place 2 left without having waited");
  }

  @Test
  void aMissingEntryIsNoticed() {
    for (int i = 0; i < FAIR.size() - 1; i++) {
      int missing = i;
      List<String> rest =
          IntStream.range(0, FAIR.size())
              .filter(each -> each != missing)
              .mapToObj(FAIR::get)
              .toList();
      assertThat(replay(rest).checks())
          .as("without entry %d", missing)
          .anyMatch(check -> check.outcome() == Outcome.FAIL);
    }
  }

  @Test
  void aFasterRateThanAnnouncedIsNoticed() {
    List<String> fast = changed(1, FAIR.get(1).replace(":3,", ":2,"));

    assertThat(fault(fast))
        .isEqualTo("entry 7, rev 8: 3 were admitted within a minute, and 2 is the announced rate");
  }

  @Test
  void aNumberLeftOutIsNoticed() {
    assertThat(fault(changed(2, line(1, 3, "\"joined\":{\"count\":5,\"first\":2,\"root\":\"\"},"))))
        .contains("number 2 was given, and not 1");
  }

  @Test
  void nobodyIsAdmittedInAPause() {
    List<String> paused =
        List.of(
            FAIR.get(0),
            FAIR.get(1),
            FAIR.get(2),
            "{\"at\":\"2027-03-06T09:00:01.000Z\",\"status\":\"PAUSED\",\"t\":\"amend\"}",
            line(2, 5, "\"admitted\":[[1,1]],"));

    assertThat(fault(paused)).contains("somebody was admitted while the sale was PAUSED");
  }

  @Test
  void aDrawsPlacesAreGivenBeforeAnybodyBehindTheLobbyIsAdmitted() {
    List<String> drawn =
        List.of(
            line(0, 1, "\"joined\":{\"count\":3,\"first\":1,\"root\":\"\"},\"lobby\":true,"),
            line(1, 2, "\"lobby_closed\":true,"),
            line(1, 3, "\"left_numbers\":[[2,2]],"),
            line(2, 4, "\"joined\":{\"count\":1,\"first\":4,\"root\":\"\"},"),
            line(3, 5, "", "\"placed\":[[1,1]],"),
            line(3, 6, "\"admitted\":[[1,1]],"),
            line(4, 7, "", "\"placed\":[[3,3]],"),
            line(5, 8, "\"admitted\":[[3,4]],"));

    assertThat(replay(drawn).checks()).noneMatch(check -> check.outcome() == Outcome.FAIL);
    assertThat(fault(with(drawn, 6, line(4, 7, "\"admitted\":[[4,4]],"))))
        .contains("place 4 was admitted before the lobby had its places");
    assertThat(
            fault(
                with(
                    drawn,
                    3,
                    line(
                        2,
                        4,
                        "\"joined\":{\"count\":1,\"first\":4,\"root\":\"\"},\"lobby\":true,"))))
        .contains("came to the lobby who came too late");
  }

  @Test
  void whatBecameOfAPlaceIsTold() {
    LogReplay replay = new LogReplay(OptionalLong.of(4));
    FAIR.forEach(entry -> replay.add(entry.getBytes(UTF_8)));

    assertThat(replay.fate().outcome()).isEqualTo(Outcome.PASS);
    assertThat(replay.fate().detail()).startsWith("place 4 left at rev 7");
  }

  @Test
  void noiseIsNoLog() {
    for (String noise : List.of("", "{}", "[1]", "{\"at\":\"now\",\"t\":\"line\"}")) {
      assertThat(replay(List.of(noise)).checks())
          .anyMatch(check -> check.outcome() == Outcome.FAIL);
    }
  }

  private static List<String> changed(int index, String entry) {
    return with(FAIR, index, entry);
  }

  private static List<String> with(List<String> log, int index, String entry) {
    List<String> changed = new ArrayList<>(log);
    changed.set(index, entry);
    return changed;
  }

  private static String fault(List<String> log) {
    return replay(log).checks().stream()
        .filter(check -> check.outcome() == Outcome.FAIL)
        .map(Check::detail)
        .findFirst()
        .orElse("nothing is wrong");
  }

  private static LogReplay replay(List<String> log) {
    LogReplay replay = new LogReplay();
    log.forEach(entry -> replay.add(entry.getBytes(UTF_8)));
    return replay;
  }

  private static String line(int second, long rev, String before) {
    return line(second, rev, before, "");
  }

  /** Members before and behind, in the order of the alphabet. */
  private static String line(int second, long rev, String before, String behind) {
    String at = "\"at\":\"2027-03-06T09:00:%02d.000Z\",".formatted(second);
    String first =
        before.startsWith("\"a") && before.compareTo("\"at") < 0 ? before + at : at + before;
    String placed = behind.startsWith("\"p") ? behind : "";
    String removed = behind.startsWith("\"r") ? behind : "";
    return "{" + first + placed + removed + "\"rev\":" + rev + ",\"t\":\"line\"}";
  }
}
