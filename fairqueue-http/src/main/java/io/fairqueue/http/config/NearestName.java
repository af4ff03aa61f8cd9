package io.fairqueue.http.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The setting that somebody may have meant who wrote another name. */
final class NearestName {

  private NearestName() {}

  /** A question to add to what is told about an unknown name; empty where none comes near. */
  static String hint(String name) {
    return of(name).map(near -> "; did you mean " + near + "?").orElse("");
  }

  static Optional<String> of(String name) {
    String wanted = bare(name);
    return Arrays.stream(Setting.values())
        .flatMap(
            setting ->
                setting.isSecret()
                    ? Stream.of(setting.key(), setting.fileKey())
                    : Stream.of(setting.key()))
        .filter(key -> edits(wanted, bare(key)) <= Math.max(2, bare(key).length() / 2))
        .min(Comparator.comparingInt(key -> edits(wanted, bare(key))));
  }

  private static String bare(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    return upper.startsWith(Setting.PREFIX) ? upper.substring(Setting.PREFIX.length()) : upper;
  }

  /** How many characters have to be added, taken away or changed (Levenshtein). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
