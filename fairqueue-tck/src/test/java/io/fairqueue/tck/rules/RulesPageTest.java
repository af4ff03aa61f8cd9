package io.fairqueue.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of rules is what the tests' tags say. With {@code FAIRQUEUE_WRITE_DOCS=true} in the
 * environment this test writes it.
 */
class RulesPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve(Path.of("docs", "rules.md"));

  @Test
  void thePageIsWhatTheTagsSay() throws IOException {
    String page = page(ROOT).text();
    if (Boolean.parseBoolean(System.getenv("FAIRQUEUE_WRITE_DOCS"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void eachTagIsTheIdOfARule() {
    assertThat(page(ROOT).unknownTags()).isEmpty();
  }

  @Test
  void aTagWithoutARuleIsFound(@TempDir Path root) throws IOException {
    write(root, "Z9");

    assertThat(page(root).unknownTags()).containsExactly("Z9");
  }

  @Test
  void aTestIsListedUnderItsOwnTagsAndThoseOfItsClass(@TempDir Path root) throws IOException {
    write(root, "D1");

    assertThat(page(root).text())
        .contains("## D1\n\n" + RulesPage.readSentences().get("D1"), "\n\n* `StrayTest.strays`\n")
        .contains("\n* D2: " + RulesPage.readSentences().get("D2"))
        .doesNotContain("prepares");
    assertThat(TaggedTests.below(root)).containsOnlyKeys("D1", "F1");
  }

  private static RulesPage page(Path root) {
    return new RulesPage(RulesPage.readSentences(), TaggedTests.below(root));
  }

  private static void write(Path root, String tag) throws IOException {
    Path sources = Files.createDirectories(root.resolve(Path.of("module", "src", "test")));
    String source =
        "@Tag(\"F1\")\nclass StrayTest {\n\n  @BeforeEach\n  void prepares() {}\n\n  @Test\n  @Tag(\""
            + tag
            + "\")\n  void strays() {}\n}\n";
    Files.writeString(sources.resolve("StrayTest.java"), source);
  }
}
