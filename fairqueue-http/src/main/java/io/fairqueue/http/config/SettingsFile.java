package io.fairqueue.http.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of settings, in the form of Java's properties, in UTF-8.
 *
 * @param values by the names that it uses
 * @param twice the names that it uses more than once
 */
record SettingsFile(Map<String, String> values, SortedSet<String> twice) {

  /** Reads one; throws {@link IllegalArgumentException} for what is no such file. */
  static SettingsFile read(Path file) throws IOException {
    Lines lines = new Lines();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    var values = new TreeMap<String, String>();
    lines
        .stringPropertyNames()
        .forEach(name -> values.put(name, String.valueOf(lines.getProperty(name))));
    return new SettingsFile(values, lines.twice);
  }

  /** The library takes the last of two, and tells nobody. */
  private static final class Lines extends Properties {

    private static final long serialVersionUID = 1L;

    private final TreeSet<String> twice = new TreeSet<>();

    @Override
    public synchronized Object put(Object name, Object value) {
      if (containsKey(name)) {
        twice.add(name.toString());
      }
      return super.put(name, value);
    }
  }
}
