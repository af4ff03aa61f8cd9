package io.fairqueue.bench.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that the documentation is made with starts, and what it measures in a store, over HTTP
 * and in memory; all of it with {@code -Dfairqueue.test.long=true}. What the figures are is not
 * this test's business.
 */
@Tag("N62")
class PerformanceScriptIT {

  private static final long TIMEOUT_MINUTES = 10;

  private static final List<String> SOME = List.of("a", "c", "g");

  @TempDir Path directory;

  @Test
  @Timeout(value = TIMEOUT_MINUTES + 1, unit = TimeUnit.MINUTES)
  void measures_in_no_time() throws IOException, InterruptedException {
    List<String> letters = Boolean.getBoolean("fairqueue.test.long") ? Performance.letters() : SOME;
    Path log = directory.resolve("log");
    ProcessBuilder script =
        new ProcessBuilder(
                "./performance.sh", "--quick", "--no-build", "--only", String.join(",", letters))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Process run = script.start();
    try {
      assertThat(run.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES))
          .as(() -> "in time: " + read(log))
          .isTrue();
    } finally {
      run.destroy();
    }
    assertThat(run.exitValue()).as(() -> read(log)).isZero();
    Path out = Path.of("target", "performance");
    assertThat(out.resolve("performance.md"))
        .content()
        .contains(letters.stream().map("## %s. "::formatted).toList())
        .doesNotContain("NaN", "Infinity");
    assertThat(out.resolve("performance.svg")).content().startsWith("<svg ").endsWith("</svg>\n");
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
