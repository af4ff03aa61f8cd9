package io.fairqueue.http.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A series that an expression of Prometheus asks for.
 *
 * @param labels that it is chosen by
 */
record Selector(String series, Set<String> labels) {

  private static final Pattern SELECTOR =
      Pattern.compile("\\b([a-z_][a-z0-9_]*)\\b(?!\\s*\\()(?:\\s*\\{([^}]*)})?");
  private static final Pattern CHOSEN =
      Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|on|without|group_left)\\s*\\(([^)]*)\\)");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** All that an expression asks for. */
  static List<Selector> in(String expression) {
    String plain = RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
    List<Selector> found = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(plain);
    while (selector.find()) {
      if (WORDS.contains(selector.group(1))) {
        continue;
      }
      Set<String> labels = new TreeSet<>();
      if (selector.group(2) != null) {
        Matcher label = CHOSEN.matcher(selector.group(2));
        while (label.find()) {
          labels.add(label.group(1));
        }
      }
      found.add(new Selector(selector.group(1), labels));
    }
    return found;
  }

  /** By what an expression groups. */
  static Set<String> grouping(String expression) {
    Set<String> labels = new TreeSet<>();
    Matcher grouping = GROUPING.matcher(expression);
    while (grouping.find()) {
      for (String label : COMMA.split(grouping.group(1), -1)) {
        if (!label.isBlank()) {
          labels.add(label.strip());
        }
      }
    }
    return labels;
  }
}
