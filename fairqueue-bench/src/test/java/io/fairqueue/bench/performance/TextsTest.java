package io.fairqueue.bench.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What isn't code lies where the code looks for it. */
class TextsTest {

  @Test
  void every_measure_says_in_plain_words_what_it_compares() {
    assertThat(Performance.letters())
        .doesNotHaveDuplicates()
        .allSatisfy(
            letter ->
                assertThat(Report.class.getResource("Report/" + letter + ".md"))
                    .as("the note of measure %s", letter)
                    .isNotNull());
  }

  /** A statement that stayed behind when its class moved is found by running it, or here. */
  @Test
  void every_folder_that_bears_a_classs_name_lies_beside_the_class() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(Path.of(".."))) {
      folders =
          all.filter(Files::isDirectory)
              .filter(each -> each.toString().contains("/src/main/resources/io/fairqueue/"))
              .filter(each -> Character.isUpperCase(each.getFileName().toString().charAt(0)))
              .toList();
    }
    assertThat(folders)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            folder ->
                assertThat(Path.of(folder.toString().replace("/resources/", "/java/") + ".java"))
                    .exists());
  }
}
