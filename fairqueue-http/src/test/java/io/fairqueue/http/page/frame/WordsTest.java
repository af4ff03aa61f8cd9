package io.fairqueue.http.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.problem.Refusal;
import io.fairqueue.messages.mail.letter.Bundle;
import io.fairqueue.messages.mail.letter.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("I23")
final class WordsTest {

  private static final Pattern WRITTEN = Pattern.compile("\"([a-z][A-Za-z0-9._-]+)\"");

  /** What names of texts begin with where their end is computed. */
  private static final Set<String> FAMILIES =
      Set.of(
          "phase.",
          "price.",
          "claim.",
          "ticket.",
          "events.",
          "problem.",
          "notice.",
          "checkout.",
          "console.account.wrong.",
          "console.act.",
          "console.alert.",
          "console.audience.",
          "console.back.",
          "console.claim.",
          "console.claims.sort.",
          "console.deed.",
          "console.charts.chart.",
          "console.charts.limit.",
          "console.charts.line.",
          "console.charts.move.",
          "console.charts.span.",
          "console.edit.",
          "console.door.",
          "console.entry.",
          "console.events.",
          "console.failure.",
          "console.delivery.",
          "console.hook.",
          "console.hint.",
          "console.level.",
          "console.method.",
          "console.notice.",
          "console.payment.",
          "console.phase.",
          "console.problem.",
          "console.released.",
          "console.report.figure.",
          "console.report.refund.",
          "console.role.",
          "console.seat.",
          "console.seating.",
          "console.system.queue.",
          "console.section.",
          "console.warning.");

  /** What was done, as notices tell it. */
  private static final Set<String> DEEDS =
      Set.of(
          "LEFT",
          "PLACE_MAILED",
          "PRICE_CHANGED",
          "SAVED",
          "SIGNED_OUT",
          "SESSION_ENDED",
          "DELETED");

  /** The same in the console. */
  private static final Set<String> CONSOLE_DEEDS =
      Set.of(
          "SIGNED_OUT",
          "SAVED",
          "CHECK_IN_UNDONE",
          "CREATED",
          "ACTIVATED",
          "ENDED",
          "CANCELLED",
          "EVENT_DELETED",
          "PAUSED",
          "RESUMED",
          "ADMITTED",
          "NOBODY_ADMITTED",
          "PACE",
          "REFUNDING",
          "INVITED",
          "APPOINTED",
          "DISMISSED",
          "DRAW_AWAITED",
          "DRAW_DECIDED",
          "WELCOME",
          "REMOVED",
          "NO_REASON",
          "NO_SEATS",
          "BLOCKED",
          "UNBLOCKED",
          "SOME_SEATS_TAKEN",
          "LINK_USED",
          "SAID",
          "PASSWORD_CHANGED",
          "TOTP_SET_UP",
          "TOTP_REMOVED",
          "TOO_MANY_NOTICES",
          "TAKEN_BACK",
          "SEATS_ADDED",
          "RETRYING",
          "DROPPED",
          "LOGO_SET",
          "LOGO_REMOVED",
          "CLAIM_RELEASED",
          "TICKETS_RESENT",
          "RATE_LIMITED",
          "REFUND_RETRIED",
          "TEST_SENT",
          "SENT_AGAIN",
          "NONE_SENT_AGAIN",
          "HOOK_ON",
          "HOOK_OFF",
          "HOOK_DELETED",
          "SESSIONS_ENDED");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_says_the_same_with_the_same_places(Language language) {
    Words words = Words.of(language);
    Words english = Words.of(Language.EN);

    assertThat(words.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      assertThat(places(words.raw(key))).as(key).isEqualTo(places(english.raw(key)));
      assertThat(words.raw(key)).as(key).isNotBlank();
    }
  }

  @Test
  void no_text_is_there_that_no_page_says() {
    Set<String> written =
        Stream.of(
                "src/main/jte",
                "src/main/java/io/fairqueue/http/page",
                "src/main/java/io/fairqueue/http/console")
            .flatMap(WordsTest::files)
            .flatMap(text -> WRITTEN.matcher(text).results().map(found -> found.group(1)))
            .collect(Collectors.toSet());

    assertThat(Words.of(Language.EN).keys())
        .allSatisfy(
            key ->
                assertThat(
                        key.equals("language")
                            || written.contains(key)
                            || FAMILIES.stream().anyMatch(key::startsWith))
                    .as(key)
                    .isTrue());
  }

  @Test
  void every_notice_is_of_a_refusal_or_of_a_deed() {
    assertNoticesAreOf("notice.", DEEDS);
    assertNoticesAreOf("console.notice.", CONSOLE_DEEDS);
  }

  private static void assertNoticesAreOf(String family, Set<String> deeds) {
    Set<String> refusals =
        Arrays.stream(Refusal.values()).map(Refusal::code).collect(Collectors.toSet());

    assertThat(Words.of(Language.EN).keys())
        .filteredOn(key -> key.startsWith(family))
        .isNotEmpty()
        .allSatisfy(
            key -> {
              String told = key.substring(family.length());
              assertThat(refusals.contains(told) || deeds.contains(told)).as(key).isTrue();
            });
  }

  private static Set<String> places(String text) {
    Matcher matcher = Bundle.PLACE.matcher(text);
    return matcher.results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> files(String directory) {
    try (Stream<Path> found = Files.walk(Path.of(directory))) {
      return found.filter(Files::isRegularFile).map(WordsTest::text).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
