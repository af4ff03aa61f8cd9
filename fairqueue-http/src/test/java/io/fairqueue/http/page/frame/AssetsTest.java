package io.fairqueue.http.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I23")
final class AssetsTest {

  private static final int MAX_LINES = 200;

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
  void an_address_names_all_files_as_they_are() {
    String address = Assets.address("page.css");
    String digest = address.split("/", 4)[2];

    assertThat(Assets.file(digest, "page.css")).isPresent();
    assertThat(Assets.file("0000000000000000", "page.css")).isEmpty();
    assertThat(Assets.file(digest, "../application.yml")).isEmpty();
  }
}
