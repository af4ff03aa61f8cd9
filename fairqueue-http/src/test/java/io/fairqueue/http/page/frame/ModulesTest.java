package io.fairqueue.http.page.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("I23")
final class ModulesTest {

  private static final Pattern NAMED =
      Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)");
  private static final Pattern OWN = Pattern.compile("(?sm)^\\{ // (\\S+)\n.*?^\\} // \\1\n");
  private static final Pattern IMPORTED = Pattern.compile("(?m)^(?:import|export)\\b");

  static Stream<String> entries() {
    return Assets.ENTRIES.stream();
  }

  @Test
  void what_a_module_needs_comes_before_it_and_once() {
    Modules modules =
        new Modules(
            Map.of(
                "page.js",
                "import { a } from \"./a.js\";\nimport \"./b.js\";\na();\n",
                "a.js",
                "import { c } from \"./c.js\";\nexport const a = () => c;\n",
                "b.js",
                "import { c } from \"./c.js\";\nc + 1;\n",
                "c.js",
                "/** @type {number} */\nexport const c = 1;\n"));

    assertThat(modules.joined("page.js"))
        .isEqualTo(
            """
            /** @type {number} */
            const c = 1;
            const a = () => c;
            { // b.js
            c + 1;
            } // b.js
            { // page.js
            a();
            } // page.js
            """);
  }

  @Test
  void an_import_of_nothing_is_a_fault() {
    Modules modules = new Modules(Map.of("page.js", "import \"./none.js\";\n"));

    assertThatThrownBy(() -> modules.joined("page.js"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.js");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void no_two_that_meet_in_a_page_name_the_same(String entry) {
    String digest = Assets.address(entry).split("/", 4)[2];
    String whole = new String(Assets.file(digest, entry).orElseThrow(), StandardCharsets.UTF_8);
    List<String> names =
        NAMED
            .matcher(OWN.matcher(whole).replaceAll(""))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(IMPORTED.matcher(whole).find()).as("an import or export is left").isFalse();
  }
}
