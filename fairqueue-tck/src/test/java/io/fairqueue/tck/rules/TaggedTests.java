package io.fairqueue.tck.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tests bear which tag, read off the sources of all modules. */
final class TaggedTests {

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|Property)\\b.*");
  private static final Pattern METHOD = Pattern.compile("(?:public |final )*void (\\w+)\\(.*");
  private static final Pattern TYPE =
      Pattern.compile("(?:public |final |abstract |static )*(?:class|record|interface|enum) .*");

  private final SortedSet<String> tagsOfType = new TreeSet<>();
  private final List<String> tags = new ArrayList<>();
  private boolean isTest;

  private TaggedTests() {}

  /**
   * {@code Class.method} by tag.
   *
   * @param root where the modules are
   */
  static Map<String, SortedSet<String>> below(Path root) {
    Map<String, SortedSet<String>> tests = new TreeMap<>();
    try {
      for (Path module : modules(root)) {
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .forEach(file -> new TaggedTests().read(file, tests));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tests;
  }

  /** Samples are modules too, one directory further down. */
  private static List<Path> modules(Path root) throws IOException {
    List<Path> modules = new ArrayList<>();
    for (Path folder : List.of(root, root.resolve("samples"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> inside = Files.list(folder)) {
          inside.filter(path -> Files.isDirectory(path.resolve("src"))).forEach(modules::add);
        }
      }
    }
    return modules;
  }

  private void read(Path file, Map<String, SortedSet<String>> tests) {
    String type = file.getFileName().toString().replace(".java", "");
    for (String line : lines(file)) {
      Matcher tag = TAG.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (tag.matches()) {
        tags.add(tag.group(1));
      } else if (TEST.matcher(line).matches()) {
        isTest = true;
      } else if (TYPE.matcher(line).matches()) {
        tagsOfType.addAll(tags);
        endMember();
      } else if (method.matches() && isTest) {
        tags.addAll(tagsOfType);
        for (String id : tags) {
          tests.computeIfAbsent(id, any -> new TreeSet<>()).add(type + "." + method.group(1));
        }
        endMember();
      } else if (line.isEmpty()) {
        endMember();
      }
    }
  }

  private void endMember() {
    tags.clear();
    isTest = false;
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
