package io.fairqueue.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A log in which a million came one by one, and each was admitted. */
@EnabledIfSystemProperty(named = "fairqueue.test.long", matches = "true")
class LongLogTest {

  @TempDir Path folder;

  @Test
  void a_million_entries_are_checked() throws IOException {
    Path bundle = folder.resolve("bundle.zip");
    LongLog.of(1_000_000).writeBundle(bundle);

    Run log = Run.of("verify", "log", bundle.toString(), "--key", LongLog.key());

    assertThat(log.out()).contains("1000000 came, 1000000 admitted").doesNotContain("FAIL");
  }
}
