package io.fairqueue.http;

import io.fairqueue.http.driver.Judge;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Others' judgement of the API's document. In the profile {@code judges} only: they come from npm.
 */
final class JudgesIT {

  @Test
  @Tag("B12")
  void two_linters_and_a_typescript_client_find_nothing_wrong()
      throws IOException, InterruptedException {
    Path document = Path.of("target", "openapi.yaml");
    Files.writeString(document, TestServer.shared().api().get("/openapi.yaml").expect(200).body());

    Judge.ask("judge", document);
  }
}
