package io.fairqueue.http.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I23")
final class AssetsTest {

  private static final int MAX_LINES = 200;
  private static final Pattern NAMED = Pattern.compile("(?:with|asset)\\(\"([a-z-]+\\.js)\"\\)");

  @Test
  void every_file_is_served_and_none_is_long() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/web"))) {
      List<String> all = Stream.concat(Assets.NAMES.stream(), Assets.AT_ROOT.stream()).toList();
      assertThat(files.toList())
          .allSatisfy(
              file -> {
                assertThat(all).contains(file.getFileName().toString());
                assertThat(file.toString().endsWith(".js") ? Files.readAllLines(file).size() : 0)
                    .isLessThanOrEqualTo(MAX_LINES);
              })
          .hasSameSizeAs(all);
    }
  }

  @Test
  void what_pages_name_comes_with_all_that_it_imports() {
    Set<String> named =
        Stream.of(
                "src/main/java/io/fairqueue/http/page",
                "src/main/java/io/fairqueue/http/console",
                "src/main/jte")
            .flatMap(AssetsTest::texts)
            .flatMap(text -> NAMED.matcher(text).results())
            .map(found -> found.group(1))
            .filter(name -> !Assets.OF_UPLOT.containsKey(name))
            .collect(Collectors.toSet());

    assertThat(Assets.ENTRIES).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void an_address_names_all_files_as_they_are() {
    String address = Assets.address("page.css");
    String digest = address.split("/", 4)[2];

    assertThat(Assets.file(digest, "page.css")).isPresent();
    assertThat(Assets.file("0000000000000000", "page.css")).isEmpty();
    assertThat(Assets.file(digest, "../application.yml")).isEmpty();
  }

  private static Stream<String> texts(String directory) {
    try (Stream<Path> found = Files.walk(Path.of(directory))) {
      return found.filter(Files::isRegularFile).map(AssetsTest::text).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
