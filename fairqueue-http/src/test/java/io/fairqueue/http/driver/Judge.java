package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Programs of others, which say whether what we made is right. */
public final class Judge {

  private static final int PATIENCE_MINUTES = 5;

  private Judge() {}

  /** Whether this machine has a program. */
  public static boolean has(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * Asks one about a file; fails unless it ends well.
   *
   * @param name its file's, below {@code .ci/judges}
   * @return what it said, by lines
   */
  public static List<String> ask(String name, Path about) throws IOException, InterruptedException {
    Path said = Path.of("target", "judge-" + name + ".log");
    Process judge =
        new ProcessBuilder("../.ci/judges/" + name, about.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(judge.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(judge.exitValue()).as(Files.readString(said)).isZero();
      return Files.readAllLines(said);
    } finally {
      judge.destroyForcibly();
    }
  }
}
