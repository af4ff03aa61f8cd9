package io.fairqueue.http.page.frame;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one file of a page's module and of those that it imports, so that a page costs one request
 * for its scripts however many they are. Each is written as a module of its own, with its imports
 * in one line each, and no two that meet in a page give the same name to something.
 */
final class Modules {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:\\{[^}]*} from )?\"\\./([a-z-]+\\.js)\";\\R");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=async|const|class|function)");

  private final Map<String, String> sources;

  /**
   * @param sources each by its file's name
   */
  Modules(Map<String, String> sources) {
    this.sources = sources;
  }

  /** A module after all that it needs. */
  String joined(String name) {
    Set<String> order = new LinkedHashSet<>();
    add(name, order);
    StringBuilder whole = new StringBuilder();
    order.forEach(each -> whole.append(bare(each)));
    return whole.toString();
  }

  private void add(String name, Set<String> order) {
    if (order.contains(name)) {
      return;
    }
    Matcher imports = IMPORT.matcher(source(name));
    while (imports.find()) {
      add(imports.group(1), order);
    }
    order.add(name);
  }

  private String bare(String name) {
    String text = IMPORT.matcher(source(name)).replaceAll("");
    Matcher exports = EXPORT.matcher(text);
    return exports.find()
        ? exports.replaceAll("")
        : "{ // %s\n%s} // %s\n".formatted(name, text, name);
  }

  private String source(String name) {
    String source = sources.get(name);
    if (source == null) {
      throw new IllegalArgumentException("no module " + name);
    }
    return source;
  }
}
