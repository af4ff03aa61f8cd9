package io.fairqueue.messages.mail.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordsTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_says_the_same_with_the_same_places(Language language) {
    Bundle words = Words.of(language);
    Bundle english = Words.of(Language.EN);

    assertThat(words.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      assertThat(words.raw(key)).as(key).isNotBlank();
      assertThat(places(words, key)).as(key).isEqualTo(places(english, key));
    }
  }

  private static Set<String> places(Bundle words, String key) {
    var places = new TreeSet<String>();
    Bundle.PLACE.matcher(words.raw(key)).results().forEach(place -> places.add(place.group(1)));
    return places;
  }
}
