package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What axe finds on a page: WCAG 2.2 AA, as far as a program can tell. */
final class Accessibility {

  private static final String AXE = script();

  private Accessibility() {}

  /** Fails for what keeps anybody out. */
  static void check(Page page) {
    page.evaluate(AXE);
    Object violations =
        page.evaluate(
            """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
              const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
              return found.violations
                .map((each) => each.id + ": " + each.nodes.map((node) => node.html).join(" | "))
                .join("\\n");
            }""");
    assertThat(violations).as(page.url()).isEqualTo("");
  }

  private static String script() {
    try (InputStream file =
        Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
