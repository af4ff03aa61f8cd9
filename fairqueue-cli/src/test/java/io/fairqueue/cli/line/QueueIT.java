package io.fairqueue.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueueIT extends OperatorsSuite {

  @Test
  @Tag("D10")
  void fans_are_admitted_and_removed_by_hand() {
    EventId event = EventId.parse(createEvent(2));
    run("event", "activate", event.toString());
    try (Backend backend = backend()) {
      Fixtures given = new Fixtures(storesAtTestTime(backend));
      Instant now = Instant.now();
      String first = given.join(event, given.customer(), now).id().toString();
      String second = given.join(event, given.customer(), now).id().toString();
      given.join(event, given.customer(), now);
      JsonNode admitted =
          run("queue", "admit", event.toString(), "--count", "1", "-o", "json").json();
      assertThat(admitted.findValuesAsText("queue_entry_id")).containsExactly(first);
      assertThat(run("queue", "remove", second, "--yes").code()).isZero();
      assertThat(run("queue", "remove", event.toString(), second, "--yes").code()).isEqualTo(1);
      JsonNode line = run("queue", "show", event.toString(), "-o", "json").json();
      assertThat(line.path("waiting").asLong()).isEqualTo(1);
      assertThat(line.path("admitted").asLong()).isEqualTo(1);
    }
  }

  @Test
  @Tag("D5")
  void no_shows_are_told_with_what_would_fill_their_gap() {
    try (Backend backend = backend()) {
      Fixtures given = new Fixtures(storesAtTestTime(backend));
      EventId event = given.onSale(1_000).id();
      for (int fan = 0; fan < 60; fan++) {
        given.held(event, Fixtures.START);
      }
      var admitted = given.crowd(event, 40, Fixtures.START);
      assertThat(run("queue", "show", event.toString()).err()).isEmpty();

      var queue = storesAtTestTime(backend).lines();
      admitted.forEach(entry -> queue.leave(event, entry.facts().customerId(), Fixtures.START));

      Run shown = run("queue", "show", event.toString());
      assertThat(shown.out())
          .contains("admissions_over             100", "no_show_percent             40");
      assertThat(shown.err())
          .contains("40 % no-shows of 100: over_admission 1.6 would fill the gap (now 1.0)");
      Run json = run("queue", "show", event.toString(), "-o", "json");
      assertThat(json.json().path("no_shows").asLong()).isEqualTo(40);
      assertThat(json.json().path("fitting_over_admission").asDouble()).isEqualTo(1.6);
      assertThat(json.err()).isEmpty();
    }
  }
}
