package io.fairqueue.http.page.frame;

import io.fairqueue.messages.mail.letter.Bundle;
import io.fairqueue.messages.mail.letter.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The texts of pages in one language. */
public final class Words {

  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    Bundle.all(Words.class, "/messages/pages")
        .forEach((language, texts) -> ALL.put(language, new Words(texts)));
  }

  private final Bundle texts;

  private Words(Bundle texts) {
    this.texts = texts;
  }

  static Words of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  Set<String> keys() {
    return texts.keys();
  }

  boolean has(String key) {
    return texts.keys().contains(key);
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
    return texts.shown(key, values);
  }

  String raw(String key) {
    return texts.raw(key);
  }
}
