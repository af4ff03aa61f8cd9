package io.fairqueue.tck.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The page that says for each rule which tests show it.
 *
 * @param sentences what each rule says, by its id, in the order of the page
 * @param tests {@code Class.method} by the id that they bear as a tag
 */
record RulesPage(Map<String, String> sentences, Map<String, SortedSet<String>> tests) {

  /** What each rule says: a line of {@code rules.txt}. */
  static Map<String, String> readSentences() {
    Map<String, String> sentences = new LinkedHashMap<>();
    try (InputStream file = requireNonNull(RulesPage.class.getResourceAsStream("rules.txt"))) {
      new String(file.readAllBytes(), UTF_8)
          .lines()
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                sentences.put(line.substring(0, space), line.substring(space + 1));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }

  /** Tags that are no rule's id; {@code next} marks tests of what is still to come. */
  Set<String> unknownTags() {
    Set<String> unknown = new TreeSet<>(tests.keySet());
    unknown.removeAll(sentences.keySet());
    unknown.remove("next");
    return unknown;
  }

  /** The page, in Markdown. */
  String text() {
    StringBuilder page =
        new StringBuilder(
            """
            # Rules

            What FairQueue promises, and the tests that show it. A test bears the id of its rule as a tag, so that
            `mvn verify -Dgroups=D1` runs those of D1. Written by the build, and compared with the tests by one of them.
            """);
    StringBuilder rest =
        new StringBuilder(
            """

            ## Shown by no test

            Some of these are about parts that FairQueue does not have.

            """);
    sentences.forEach(
        (id, sentence) -> {
          Set<String> shown = tests.getOrDefault(id, Collections.emptySortedSet());
          if (shown.isEmpty()) {
            rest.append("* ").append(id).append(": ").append(sentence).append('\n');
          } else {
            page.append("\n## ").append(id).append("\n\n").append(sentence).append("\n\n");
            shown.forEach(test -> page.append("* `").append(test).append("`\n"));
          }
        });
    return page.append(rest).toString();
  }
}
