package io.fairqueue.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two verifiers that share no code read a long log from its server. In the profile {@code judges}
 * only; with {@code -Dfairqueue.test.long=true} a million came.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LongLogJudgesIT {

  private static final int FANS = Boolean.getBoolean("fairqueue.test.long") ? 1_000_000 : 10_000;

  @Test
  void both_say_that_nobody_overtook() throws Exception {
    LongLog log = LongLog.of(FANS);
    try (LoopbackServer server = log.served()) {
      String read =
          "%d entries, %d came, %d admitted, 0 wait, up to rev %d"
              .formatted(log.size(), FANS, FANS, log.size());

      assertThat(judged(server)).contains("right: " + read);
      Run ours = verified(server);
      assertThat(ours.out())
          .contains("%d came, %d admitted".formatted(FANS, FANS))
          .doesNotContain("FAIL");
      assertThat(ours.code()).isZero();
    }
  }

  @Test
  void both_find_a_fan_that_was_passed_over() throws Exception {
    LongLog log = LongLog.withOvertaking(FANS);
    int overtook = FANS - 998;
    try (LoopbackServer server = log.served()) {
      assertThat(judged(server))
          .contains("wrong: entry %d: place %d overtook".formatted(log.size() - 1, overtook));
      Run ours = verified(server);
      assertThat(ours.out())
          .contains("PASS  root")
          .containsPattern(
              "FAIL  nobody overtook: entry \\d+, rev %d: place %d was admitted while place %d"
                  .formatted(log.size(), overtook, overtook - 1));
      assertThat(ours.code()).isEqualTo(1);
    }
  }

  @Test
  void both_find_a_changed_byte_and_the_tiles_tell_where() throws Exception {
    LongLog honest = LongLog.of(FANS);
    int index = honest.size() / 2;
    LongLog log = honest.forged(index, entry -> entry.replaceFirst("2027", "2026"));
    try (LoopbackServer server = log.served()) {
      assertThat(judged(server)).contains("wrong: entry %d is another one".formatted(index));
      Run ours = verified(server);
      assertThat(ours.out()).contains("FAIL  root");
      assertThat(ours.code()).isEqualTo(1);
    }
  }

  private static Run verified(LoopbackServer server) {
    return Run.of("verify", "log", "--url", address(server), "--key", LongLog.key());
  }

  private static String address(LoopbackServer server) {
    return server.url() + "/log/" + LongLog.EVENT;
  }

  /** What the other one says; it ends well if it came to a verdict. */
  private static String judged(LoopbackServer server) throws IOException, InterruptedException {
    Path said = Path.of("target", "judge-longlog.log");
    Process judge =
        new ProcessBuilder("../.ci/judges/longlog", server.url(), LongLog.EVENT)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(judge.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
      String words = Files.readString(said);
      assertThat(judge.exitValue()).as(words).isZero();
      System.out.print(words);
      return words;
    } finally {
      judge.destroyForcibly();
    }
  }
}
