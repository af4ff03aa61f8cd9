package io.fairqueue.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.http.config.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class DemoIT {

  @TempDir Path data;

  @Test
  @Tag("I14")
  void sells_out_exactly_each_time_and_keeps_what_was_sold() {
    Run first = demo("--fans", "60", "--tickets", "12", "--seed", "1");
    assertThat(first.code()).as(first.toString()).isZero();
    assertThat(first.out())
        .contains("FairQueue is ready on ", "Sold out exactly: 12 of 12 tickets", "All hold.")
        .contains("demo@fairqueue.example", "/dev/mailbox", "/docs");
    assertThat(first.err()).contains("sold 12/12", "invariants hold").doesNotContain("BROKEN");

    Run second = demo("--fans", "40", "--tickets", "8", "--seed", "2");
    assertThat(second.code()).as(second.toString()).isZero();
    assertThat(second.out()).contains("Sold out exactly: 8 of 8 tickets");

    JsonNode events = stored("event", "list", "-o", "json");
    assertThat(events.findValuesAsText("sold")).containsExactlyInAnyOrder("12", "8");
    assertThat(events.findValuesAsText("status")).containsOnly("SOLD_OUT");
    assertThat(stored("organizer", "list", "-o", "json")).hasSize(1);
  }

  @Test
  void ends_when_nobody_wants_any_more() {
    Run run = demo("--fans", "3", "--tickets", "20", "--seed", "3");
    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Nobody wants any more", "of 20 tickets");
  }

  @Test
  @Tag("I14")
  void touches_no_stores_but_its_own() {
    Run run =
        Run.of(
            Map.of("FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://localhost:1/precious"),
            "",
            "demo",
            "--exit",
            "--port",
            "0",
            "--data",
            data.toString(),
            "--fans",
            "4",
            "--tickets",
            "2");
    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(run.err()).contains("FAIRQUEUE_POSTGRES_URL is not touched");
  }

  private Run demo(String... options) {
    String[] words = {"demo", "--exit", "--port", "0", "--data", data.toString()};
    return Run.of(Stream.of(words, options).flatMap(Stream::of).toArray(String[]::new));
  }

  /** What is stored, read by a server that is started again. */
  private JsonNode stored(String... words) {
    Map<String, String> settings = Map.of("FAIRQUEUE_PORT", "0", "FAIRQUEUE_DATA", data.toString());
    try (FairQueueServer server = FairQueueServer.start(ServerConfig.read(settings))) {
      assertThat(server.redisUrl()).isNotNull();
      return Run.of(settings, "", words).json();
    }
  }
}
