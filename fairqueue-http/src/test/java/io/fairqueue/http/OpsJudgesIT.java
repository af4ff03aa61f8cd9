package io.fairqueue.http;

import io.fairqueue.http.driver.Judge;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What linters, schemas and grammars of others say of the image, the manifests, the unit, the
 * pipeline, the dashboard and the alerts. In the profile {@code judges} only.
 */
final class OpsJudgesIT {

  @Test
  void others_find_nothing_wrong_with_what_operators_get()
      throws IOException, InterruptedException {
    Judge.ask("ops", Path.of(".."));
  }
}
