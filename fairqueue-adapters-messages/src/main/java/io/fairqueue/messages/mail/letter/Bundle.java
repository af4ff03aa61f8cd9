package io.fairqueue.messages.mail.letter;

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

/** Texts in one language, with places such as {@code {event}}. */
public final class Bundle {

  /** A place; its first group is the name. */
  public static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** Keep apart what is written in another direction (Unicode's first strong isolate). */
  private static final char ISOLATE = '\u2068';

  private static final char END_OF_ISOLATE = '\u2069';

  private final Properties texts = new Properties();
  private final boolean isolates;

  private Bundle(Class<?> beside, String file, Language language) {
    this.isolates = language.isRightToLeft();
    try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the same texts in every language.
   *
   * @param beside whose resources they are
   * @param name of the files, without the language
   */
  public static Map<Language, Bundle> all(Class<?> beside, String name) {
    Map<Language, Bundle> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String file = name + "_" + language.tag() + ".properties";
      all.put(language, new Bundle(beside, file, language));
    }
    return all;
  }

  /** What there are texts for. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /** A text as it is written, with its places. */
  public String raw(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return text;
  }

  /** A text with values in its places, for a header. */
  public String plain(String key, Map<String, String> values) {
    return filled(key, values, false);
  }

  /** The same, to be shown: what is written in another direction keeps to itself. */
  public String shown(String key, Map<String, String> values) {
    return filled(key, values, isolates);
  }

  private String filled(String key, Map<String, String> values, boolean isolated) {
    return PLACE
        .matcher(raw(key))
        .replaceAll(
            place -> {
              String name = place.group(1);
              String value = values.get(name);
              if (value == null) {
                throw new IllegalArgumentException("nothing for {" + name + "} of " + key);
              }
              return Matcher.quoteReplacement(isolated ? ISOLATE + value + END_OF_ISOLATE : value);
            });
  }
}
