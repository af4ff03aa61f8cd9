package io.fairqueue.http.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.SalePhase;
import io.fairqueue.http.request.Paths;
import io.fairqueue.messages.mail.letter.Language;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are no templates know words and languages of their own. */
@Tag("I23")
final class LanguagesTest {

  private static final Pattern WORDS = Pattern.compile("(?sm)^  ([a-z]{2}): \\{(.*?)^  \\},");
  private static final Pattern WORD = Pattern.compile("(\\w+): \"([^\"]*)\"");
  private static final Pattern RIGHT_TO_LEFT =
      Pattern.compile("RIGHT_TO_LEFT = new Set\\(\\[\"([^\\]]*)\"]\\)");
  private static final Pattern LIST = Pattern.compile("\\(([a-z]{2}(?:\\|[a-z]{2})+)\\)");

  /** Where our pages say what other sites show of an event, besides its phase. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "price", "seats.price",
          "waiting", "line.waiting",
          "free", "price.free",
          "open", "event.join",
          "look", "line.event");

  @ParameterizedTest
  @EnumSource(Language.class)
  void an_event_on_another_site_says_what_our_pages_say(Language language) {
    Words pages = Words.of(language);
    Map<String, String> same = new HashMap<>();
    for (SalePhase phase : SalePhase.values()) {
      same.put(phase.name(), pages.text("phase." + Keys.of(phase)));
    }
    TEXTS.forEach((name, key) -> same.put(name, pages.text(key)));

    Map<String, String> own =
        WORDS
            .matcher(source("embed.js"))
            .results()
            .filter(found -> found.group(1).equals(language.tag()))
            .flatMap(found -> WORD.matcher(found.group(2)).results())
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(own).isEqualTo(same);
  }

  @Test
  void every_list_of_languages_has_all_of_them() {
    List<String> tags = Arrays.stream(Language.values()).map(Language::tag).toList();
    List<String> leftward =
        Arrays.stream(Language.values())
            .filter(Language::isRightToLeft)
            .map(Language::tag)
            .toList();
    String embed = source("embed.js");

    assertThat(Paths.LANGUAGES).isEqualTo(String.join("|", tags));
    assertThat(WORDS.matcher(embed).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(tags);
    assertThat(RIGHT_TO_LEFT.matcher(embed).results().map(found -> found.group(1)))
        .containsExactly(String.join("\", \"", leftward));
    assertThat(LIST.matcher(source("sw.js")).results().map(found -> found.group(1)))
        .isNotEmpty()
        .containsOnly(Paths.LANGUAGES);
  }

  private static String source(String file) {
    return new String(Assets.atRoot(file).orElseThrow(), StandardCharsets.UTF_8);
  }
}
