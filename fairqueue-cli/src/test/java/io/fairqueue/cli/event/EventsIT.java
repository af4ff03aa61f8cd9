package io.fairqueue.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsIT extends OperatorsSuite {

  @Test
  @Tag("C2")
  void an_event_goes_from_draft_to_its_end() {
    String event = createEvent(7);
    assertThat(status(event)).isEqualTo("DRAFT");
    assertThat(run("queue", "show", event).code()).isEqualTo(1);
    assertThat(run("event", "activate", event).code()).isZero();
    assertThat(status(event)).isEqualTo("ACTIVE");
    Run again = run("event", "activate", event);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("ACTIVE", "can't be activated");
    assertThat(run("event", "pause", event).code()).isZero();
    assertThat(status(event)).isEqualTo("PAUSED");
    assertThat(run("event", "resume", event).code()).isZero();
    JsonNode line = run("queue", "show", event, "-o", "json").json();
    assertThat(line.path("waiting").asLong()).isZero();
    assertThat(line.path("free").asLong()).isEqualTo(7);
    assertThat(run("event", "end", event).code()).isEqualTo(2);
    assertThat(run("event", "end", event, "--yes").code()).isZero();
    assertThat(status(event)).isEqualTo("ENDED");
    assertThat(run("queue", "watch", event).err()).contains("ENDED");
  }

  @Test
  void an_event_is_listed_and_shown_as_a_table_and_as_json() {
    String event = createEvent(3);
    Run table = run("event", "list", "--search", "of " + event.length());
    assertThat(table.out()).startsWith("ID ").contains(event);
    Run shown = run("event", "show", event);
    assertThat(shown.out()).containsPattern("total_inventory +3\n").contains("max_units_per_claim");
    assertThat(
            run("event", "list", "--status", "draft", "-o", "json").json().findValuesAsText("id"))
        .contains(event);
    assertThat(run("event", "list", "--search", NOBODY).err()).contains("no such events");
    assertThat(run("event", "show", NOBODY).code()).isEqualTo(1);
  }

  @Test
  void an_event_comes_from_a_file(@TempDir Path files) throws IOException {
    String email = newEmail();
    createOrganizer(email);
    Path file = files.resolve("event.json");
    Files.writeString(
        file,
        """
        {"name": "From a file", "sale_start": "2026-01-01T00:00:00Z",
         "sale_end": "2199-01-01T00:00:00Z", "currency": "EUR",
         "tiers": [{"name": "Floor", "seating": "general", "capacity": 4, "price_minor": 0}]}
        """);
    Run created = run("event", "create", "-f", file.toString(), "--organizer", email);
    assertThat(created.code()).isZero();
    assertThat(created.out()).contains("From a file");
    Files.writeString(file, "{\"nom\": \"wrong\"}");
    Run refused = run("event", "create", "-f", file.toString(), "--organizer", email);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("nom").hasLineCount(1);
  }

  @Test
  @Tag("D16")
  void who_may_join_is_recommended_when_an_event_is_made_and_told_of_its_line(@TempDir Path files)
      throws IOException {
    String email = newEmail();
    createOrganizer(email);
    Path file = files.resolve("event.json");
    String event =
        """
        {"name": "Many places", "sale_start": "2026-01-01T00:00:00Z",
         "sale_end": "2199-01-01T00:00:00Z", "currency": "EUR",
         "total_inventory": 1, "price_minor": 0, "policy": {%s}}
        """;
    Files.writeString(file, event.formatted("\"max_entries_per_mailbox\": 1"));
    Run advised = run("event", "create", "-f", file.toString(), "--organizer", email);
    assertThat(advised.err())
        .contains("verified_mail_only, max_entries_per_network.")
        .doesNotContain("per_mailbox");
    Files.writeString(
        file,
        event.formatted(
            "\"verified_mail_only\": true, \"max_entries_per_mailbox\": 1,"
                + " \"max_entries_per_network\": 50, \"presence_seconds\": 120"));
    assertThat(run("event", "create", "-f", file.toString(), "--organizer", email).err()).isEmpty();
    String id =
        run("event", "create", "-f", file.toString(), "--organizer", email, "-o", "json")
            .json()
            .path("id")
            .asText();
    run("event", "activate", id);
    JsonNode line = run("queue", "show", id, "-o", "json").json();
    assertThat(line.path("verified_mail_only").asBoolean()).isTrue();
    assertThat(line.path("max_entries_per_mailbox").asInt()).isEqualTo(1);
    assertThat(line.path("max_entries_per_network").asInt()).isEqualTo(50);
    assertThat(line.path("presence_seconds").asInt()).isEqualTo(120);
  }

  @Test
  @Tag("C5")
  void an_event_is_updated_in_what_is_named(@TempDir Path files) throws IOException {
    String event = createEvent(7);
    String name = run("event", "show", event, "-o", "json").json().path("name").asText();
    assertThat(run("event", "update", event, "--tickets", "9", "--venue", "Hall").code()).isZero();
    JsonNode shown = run("event", "show", event, "-o", "json").json();
    assertThat(shown.path("total_inventory").asInt()).isEqualTo(9);
    assertThat(shown.path("venue").asText()).isEqualTo("Hall");
    assertThat(shown.path("name").asText()).isEqualTo(name);
    Path file = files.resolve("edit.json");
    Files.writeString(
        file,
        """
        {"venue": null, "time_zone": "Africa/Lagos", "policy": {"max_active": 3}, "status": "ENDED"}
        """);
    assertThat(run("event", "update", event, "-f", file.toString()).code()).isZero();
    JsonNode edited = run("event", "show", event, "-o", "json").json();
    assertThat(edited.path("venue").asText("")).isIn("", "null");
    assertThat(edited.path("time_zone").asText()).isEqualTo("Africa/Lagos");
    assertThat(edited.path("policy").path("max_active").asInt()).isEqualTo(3);
    assertThat(edited.path("status").asText()).isEqualTo("DRAFT");
    Files.writeString(file, "{\"sale_end\": null}");
    assertThat(run("event", "update", event, "-f", file.toString()).code()).isEqualTo(2);
    Files.writeString(file, "{\"nom\": 1}");
    assertThat(run("event", "update", event, "-f", file.toString()).err()).contains("nom");
    assertThat(run("event", "update", NOBODY, "--name", "x").code()).isEqualTo(1);
    assertThat(run("event", "update", event).code()).isEqualTo(2);
    run("event", "activate", event);
    run("event", "end", event, "--yes");
    assertThat(run("event", "update", event, "--name", "After").code()).isZero();
    assertThat(run("event", "update", event, "--tickets", "99").err()).contains("ENDED");
  }

  @Test
  @Tag("C7")
  void a_draft_is_deleted_and_nothing_else() {
    String event = createEvent(2);
    assertThat(run("event", "delete", event).code()).isEqualTo(2);
    assertThat(run("event", "delete", event, "--yes").code()).isZero();
    assertThat(run("event", "show", event).code()).isEqualTo(1);
    assertThat(run("event", "delete", event, "--yes").code()).isEqualTo(1);
    String active = createEvent(2);
    run("event", "activate", active);
    assertThat(run("event", "delete", active, "--yes").err()).contains("ACTIVE");
  }

  @Test
  @Tag("C15")
  @Tag("C16")
  void seats_come_from_a_file_and_what_is_missing_is_told(@TempDir Path files) throws IOException {
    String email = newEmail();
    createOrganizer(email);
    Path file = files.resolve("event.json");
    Files.writeString(
        file,
        """
        {"name": "Seated", "sale_start": "2026-01-01T00:00:00Z",
         "sale_end": "2199-01-01T00:00:00Z", "currency": "EUR",
         "tiers": [{"name": "Stalls", "seating": "reserved", "capacity": 4, "price_minor": 0}]}
        """);
    String event =
        run("event", "create", "-f", file.toString(), "--organizer", email, "-o", "json")
            .json()
            .path("id")
            .asText();
    String tier =
        run("event", "show", event, "-o", "json").json().path("tiers").path(0).path("id").asText();
    Files.writeString(
        file,
        """
        {"tier_id": "%s", "seats": [
          {"section": "A", "row": "1", "number": "10"}, {"section": "A", "row": "1", "number": "9"}]}
        """
            .formatted(tier));
    assertThat(run("event", "seats", event, "--add", file.toString()).err()).contains("2 seats");
    assertThat(run("event", "seats", event, "--add", file.toString()).code()).isEqualTo(1);
    assertThat(run("event", "seats", event, "-o", "json").json().findValuesAsText("number"))
        .containsExactly("9", "10");
    assertThat(run("event", "seats", event, "--status", "sold").err()).contains("no such seats");
    assertThat(run("event", "seats", NOBODY).code()).isEqualTo(1);
    assertThat(run("event", "activate", event).err()).contains("Stalls", "2", "4");
  }

  @Test
  @Tag("C8")
  void seats_come_from_a_spreadsheets_file(@TempDir Path files) throws IOException {
    String email = newEmail();
    createOrganizer(email);
    Path file = files.resolve("event.json");
    Files.writeString(
        file,
        """
        {"name": "Seated", "sale_start": "2026-01-01T00:00:00Z",
         "sale_end": "2199-01-01T00:00:00Z", "currency": "EUR",
         "tiers": [{"name": "Stalls", "seating": "reserved", "capacity": 4, "price_minor": 0}]}
        """);
    String event =
        run("event", "create", "-f", file.toString(), "--organizer", email, "-o", "json")
            .json()
            .path("id")
            .asText();
    String tier =
        run("event", "show", event, "-o", "json").json().path("tiers").path(0).path("id").asText();
    Path plan = files.resolve("plan.csv");
    Files.writeString(plan, "section;row;number;price\nA;1;10;25,50\nA;1;9;\nA;;8;ten\n");
    String[] imported = {"event", "seats", event, "--import", plan.toString(), "--tier", tier};

    Run refused = run(imported);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("Line 4: row must not be empty (EMPTY).", "Line 4: price", "Nothing was added");
    Files.writeString(plan, "section;row;number;price\nA;1;10;25,50\nA;1;9;\n");
    Run dry =
        run("event", "seats", event, "--import", plan.toString(), "--tier", tier, "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(dry.err()).contains("2 seats would be added");
    assertThat(run(imported).err()).contains("2 seats are added");
    assertThat(run(imported).err()).contains("SEAT_EXISTS");
    assertThat(run("event", "seats", event, "-o", "json").json().findValuesAsText("price_minor"))
        .containsExactly("0", "2550");
    assertThat(run("event", "seats", event, "--import", plan.toString()).err())
        .contains("MISSING_COLUMN");
    assertThat(run("event", "seats", event, "--dry-run").code()).isEqualTo(2);
    assertThat(run("event", "seats", event, "--import", files.resolve("no").toString()).code())
        .isEqualTo(2);
    assertThat(run("event", "seats", NOBODY, "--import", plan.toString()).code()).isEqualTo(1);
  }

  @Test
  void fans_are_told_something_and_it_is_taken_back() {
    String event = createEvent(1);
    Run said =
        run(
            "event",
            "notice",
            event,
            "--text",
            "en=Doors at 8",
            "--text",
            "de=Um 20 Uhr",
            "-o",
            "json");
    assertThat(said.code()).isZero();
    String id = said.json().path("id").asText();
    assertThat(run("event", "notice", event).out()).contains("Doors at 8", "Um 20 Uhr");
    Run again = run("event", "notice", event, "--text", "en=Once more");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("may be posted at");
    assertThat(run("event", "notice", event, "--take-back", id).code()).isZero();
    assertThat(run("event", "notice", event, "--take-back", id).code()).isEqualTo(1);
    assertThat(run("event", "notice", event, "--warning").code()).isEqualTo(2);
    assertThat(run("event", "notice", event, "--mail").code()).isEqualTo(2);
    assertThat(run("event", "notice", event, "--text", "english=x").code()).isEqualTo(2);
    assertThat(run("event", "notice", NOBODY).code()).isEqualTo(1);
  }

  @Test
  void a_notice_is_sent_once_it_was_said_to_how_many() {
    String event = createEvent(1);
    String[] words = {
      "event", "notice", event, "--text", "en=Gates moved", "--mail", "--to", "LINE"
    };
    Run asked = run(words);
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("--yes", "it goes to 0 fans");
    assertThat(run("event", "notice", event).out()).doesNotContain("Gates moved");

    Run sent = run(Stream.concat(Stream.of(words), Stream.of("--yes")).toArray(String[]::new));

    assertThat(sent.code()).isZero();
    assertThat(sent.out()).contains("Gates moved");
    assertThat(sent.err()).contains("It is sent to 0 fans");
    assertThat(run("event", "notice", event, "--text", "en=x", "--mail", "--to", "OWLS").code())
        .isEqualTo(2);
  }

  @Test
  void an_event_needs_an_organizer() {
    Run run = run(createEventWords(newEmail(), 1));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("There is no organizer");
  }

  private static String status(String event) {
    return run("event", "show", event, "-o", "json").json().path("status").asText();
  }
}
