package io.fairqueue.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.draw.Bytes;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawsIT extends OperatorsSuite {

  @Test
  void a_lobby_is_announced_and_its_draw_is_shown() {
    String event = draft("--sale-start", "+30m", "--lobby-opens", "now", "--draw-lead", "60");
    assertThat(run("draw", "show", event).code()).isEqualTo(1);
    assertThat(run("event", "activate", event).code()).isZero();

    JsonNode draw = run("draw", "show", event, "-o", "json").json();
    assertThat(draw.path("state").asText()).isEqualTo("GATHERING");
    assertThat(draw.path("chain").asText()).startsWith("52db9ba7");
    assertThat(draw.path("round").asLong()).isPositive();
    assertThat(draw.path("server_seed_hash").asText()).hasSize(64);
    Run moved = run("event", "update", event, "--draw", "arrival");
    assertThat(moved.code()).isEqualTo(1);
    assertThat(moved.err()).contains("announced so");
    assertThat(run("event", "update", event, "--sale-start", "+40m").code()).isZero();
    assertThat(run("draw", "show", event, "-o", "json").json().path("round").asLong())
        .isGreaterThan(draw.path("round").asLong());

    assertThat(run("draw", "beacon", event, "--signature", "zz").err())
        .contains("not the signature");
    assertThat(run("draw", "beacon", event, "--signature", "00").err()).contains("GATHERING");
    assertThat(run("draw", "fallback", event, "--reason", "No network").code()).isEqualTo(2);
    assertThat(run("draw", "fallback", event, "--reason", "No network", "--yes").err())
        .contains("GATHERING");
    assertThat(run("draw", "fallback", NOBODY, "--reason", "x", "--yes").code()).isEqualTo(1);
  }

  @Test
  void an_event_is_committed_to_a_seed_before_it_is_announced() {
    JsonNode alone = run("draw", "seed", "-o", "json").json();
    byte[] seed = Bytes.ofHex(alone.path("organizer_seed").asText()).toArray();
    assertThat(seed).hasSize(32);
    assertThat(alone.path("organizer_seed_hash").asText())
        .isEqualTo(Bytes.of(Sha256.of(seed)).hex());

    String event = draft("--sale-start", "+30m", "--lobby-opens", "now");
    JsonNode made = run("draw", "seed", event, "-o", "json").json();
    String hash = made.path("organizer_seed_hash").asText();
    assertThat(hash).isNotEqualTo(alone.path("organizer_seed_hash").asText()).hasSize(64);
    assertThat(run("event", "activate", event).code()).isZero();
    assertThat(run("draw", "show", event, "-o", "json").json().path("organizer_seed_hash").asText())
        .isEqualTo(hash);
    assertThat(run("draw", "seed", event).err()).contains("before its event is activated");
    assertThat(run("draw", "fallback", event, "--reason", "x", "--seed", "5eeds", "--yes").err())
        .contains("64 digits");
  }

  @Test
  void a_lobby_that_nobody_could_enter_is_not_opened() {
    String event = draft("--sale-start", "+15s", "--lobby-opens", "now", "--draw-lead", "10");

    Run refused = run("event", "activate", event);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("before anybody could enter");
    assertThat(run("draw", "show", createEvent(1)).err()).contains("no draw of event");
  }

  private static String draft(String... more) {
    String email = "lobby-" + UUID.randomUUID() + "@example.org";
    assertThat(createOrganizer(email).code()).isZero();
    String[] words =
        Stream.concat(Stream.of(createEventWords(email, 3)), Stream.of(more))
            .toArray(String[]::new);
    return run(words).json().path("id").asText();
  }
}
