package io.fairqueue.http;

import io.fairqueue.http.driver.Judge;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What TypeScript's compiler says of our pages' modules. In the profile {@code judges} only. */
final class PagesJudgesIT {

  @Test
  @Tag("I23")
  void a_compiler_finds_nothing_wrong_with_the_modules_of_our_pages()
      throws IOException, InterruptedException {
    Judge.ask("pages", Path.of("src/main/resources/web"));
  }
}
