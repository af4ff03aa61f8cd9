package io.fairqueue.http.page.frame;

import io.fairqueue.messages.mail.letter.Bundle;
import io.fairqueue.messages.mail.letter.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The texts of pages in one language: those of fans, and those of the console. */
public final class Words {

  /** What names of the console's texts begin with. */
  private static final String CONSOLE = "console.";

  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    Map<Language, Bundle> console = Bundle.all(Words.class, "/messages/console");
    Bundle.all(Words.class, "/messages/pages")
        .forEach(
            (language, texts) ->
                ALL.put(language, new Words(texts, Objects.requireNonNull(console.get(language)))));
  }

  private final Bundle pages;
  private final Bundle console;

  private Words(Bundle pages, Bundle console) {
    this.pages = pages;
    this.console = console;
  }

  static Words of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  Set<String> keys() {
    Set<String> keys = new TreeSet<>(pages.keys());
    keys.addAll(console.keys());
    return keys;
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return texts(key).keys().contains(key);
  }

  /** A text without places. */
  public String text(String key) {
    return text(key, Map.of());
  }

  /** A text with one place. */
  public String text(String key, String name, String value) {
    return text(key, Map.of(name, value));
  }

  /** A text with values in its places: what is written in another direction keeps to itself. */
  public String text(String key, Map<String, String> values) {
    return texts(key).shown(key, values);
  }

  String raw(String key) {
    return texts(key).raw(key);
  }

  private Bundle texts(String key) {
    return key.startsWith(CONSOLE) ? console : pages;
  }
}
