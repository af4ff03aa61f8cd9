package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Others' judgement of the API's document. In the profile {@code judges} only: they come from npm.
 */
final class JudgesIT {

  private static final int TIMEOUT_MINUTES = 5;

  @Test
  @Tag("B12")
  void two_linters_and_a_typescript_client_find_nothing_wrong()
      throws IOException, InterruptedException {
    Path document = Path.of("target", "openapi.yaml").toAbsolutePath();
    Path said = Path.of("target", "judges.log");
    Files.writeString(document, TestServer.shared().api().get("/openapi.yaml").expect(200).body());

    Process judge =
        new ProcessBuilder("../.ci/judges/judge", document.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    try {
      assertThat(judge.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).as("they end").isTrue();
      assertThat(judge.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      judge.destroyForcibly();
    }
  }
}
