package io.fairqueue.http.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as the API writes them. */
final class SnakeCase {

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private SnakeCase() {}

  static String of(String name) {
    return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
