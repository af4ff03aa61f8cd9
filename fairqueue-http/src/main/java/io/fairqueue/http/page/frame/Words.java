package io.fairqueue.http.page.frame;

import io.fairqueue.messages.mail.letter.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of pages in one language, with places such as {@code {event}}. */
public final class Words {

  static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  /** Keep apart what is written in another direction (Unicode's first strong isolate). */
  private static final char ISOLATE = '\u2068';

  private static final char END_OF_ISOLATE = '\u2069';

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language));
    }
  }

  private final Properties texts = new Properties();
  private final boolean isolates;

  private Words(Language language) {
    this.isolates = language.isRightToLeft();
    String file = "/messages/pages_" + language.tag() + ".properties";
    try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Words of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  boolean has(String key) {
    return texts.containsKey(key);
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
    return PLACE
        .matcher(raw(key))
        .replaceAll(
            place -> {
              String value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    "nothing for {" + place.group(1) + "} of " + key);
              }
              return Matcher.quoteReplacement(isolates ? ISOLATE + value + END_OF_ISOLATE : value);
            });
  }

  String raw(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return text;
  }
}
