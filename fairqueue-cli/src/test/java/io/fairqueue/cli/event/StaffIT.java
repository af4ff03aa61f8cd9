package io.fairqueue.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operators say who works on an event, and see who did what. */
@Tag("A8")
class StaffIT extends OperatorsSuite {

  @Test
  void roles_are_given_and_taken() {
    String event = createEvent(1);
    String helper = newEmail();
    createOrganizer(helper);

    Run given = run("event", "staff", event, "--add", helper, "--role", "door", "-o", "json");

    assertThat(given.json()).hasSize(2);
    assertThat(given.json().path(0).path("role").asText()).isEqualTo("OWNER");
    assertThat(given.json().path(1).path("email").asText()).isEqualTo(helper);
    assertThat(given.json().path(1).path("role").asText()).isEqualTo("DOOR");
    assertThat(run("event", "staff", event).out()).contains(helper, "DOOR");
    assertThat(run("event", "staff", event, "--remove", helper).out()).doesNotContain(helper);
    assertThat(run("event", "staff", event, "--remove", helper).err())
        .contains("no role on this event");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    String event = createEvent(1);
    String owner = run("event", "staff", event, "-o", "json").json().path(0).path("email").asText();

    assertThat(run("event", "staff", event, "--add", newEmail(), "--role", "door").code())
        .isEqualTo(1);
    assertThat(run("event", "staff", event, "--add", newEmail()).code()).isEqualTo(2);
    assertThat(run("event", "staff", event, "--role", "door").code()).isEqualTo(2);
    assertThat(run("event", "staff", event, "--add", owner, "--role", "viewer").err())
        .contains("stays it");
    assertThat(run("event", "staff", event, "--remove", owner).code()).isEqualTo(1);
    assertThat(run("event", "staff", NOBODY).code()).isEqualTo(1);
  }

  @Test
  void what_operators_do_is_written_down_under_their_name() {
    String event = createEvent(1);
    run("event", "activate", event);
    run("event", "pause", event, "--reason", "Doors late");

    JsonNode rows = run("event", "audit", event, "-o", "json").json();

    assertThat(rows.findValuesAsText("action"))
        .containsExactly("event.pause", "event.activate", "event.create");
    assertThat(rows.path(0).path("actor").asText())
        .isEqualTo("cli:" + System.getProperty("user.name"));
    assertThat(rows.path(0).path("changed").asText()).isEqualTo("status: ACTIVE → PAUSED");
    assertThat(run("event", "audit", event, "--size", "1", "--page", "2", "-o", "json").json())
        .singleElement()
        .matches(row -> row.path("action").asText().equals("event.activate"));
    assertThat(run("event", "audit", event, "--size", "0").code()).isEqualTo(2);
    assertThat(run("event", "audit", NOBODY).code()).isEqualTo(1);
  }
}
