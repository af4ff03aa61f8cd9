package io.fairqueue.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.tck.TestPostgres;
import io.fairqueue.tck.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorsIT {

  private static final String NOBODY = UUID.randomUUID().toString();

  private static Map<String, String> environment = Map.of();

  @BeforeAll
  static void migrate() {
    environment =
        Map.of(
            "FAIRQUEUE_POSTGRES_URL", TestPostgres.freshDatabaseUrl(),
            "FAIRQUEUE_REDIS_URL", TestRedis.url());
    assertThat(run("migrate").code()).isZero();
  }

  @Test
  @Tag("I12")
  void migrating_twice_is_migrating_once() {
    assertThat(run("migrate").code()).isZero();
    assertThat(run("check").code()).isZero();
  }

  @Test
  void a_database_without_tables_is_refused_with_what_to_do() {
    Run run =
        Run.of(Map.of(), "", "event", "list", "--postgres-url", TestPostgres.freshDatabaseUrl());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("run fairqueue migrate").hasLineCount(1);
  }

  @Test
  @Tag("A13")
  void an_organizer_has_one_account_however_the_address_is_spelled() {
    String email = newEmail();
    JsonNode created = createOrganizer(email).json();
    assertThat(created.path("email").asText()).isEqualTo(email);
    assertThat(created.path("role").asText()).isEqualTo("organizer");
    Run again = createOrganizer(email.toUpperCase(Locale.ROOT));
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("has an account");
  }

  @Test
  void a_short_password_is_a_wrong_usage_and_is_not_repeated() {
    Run run =
        Run.of(
            environment,
            "secret\n",
            "organizer",
            "create",
            "--email",
            newEmail(),
            "--name",
            "Ann",
            "--password-stdin");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("between 8 and 128").doesNotContain("secret");
  }

  @Test
  @Tag("A8")
  void roles_and_doors_change_at_once() {
    String email = newEmail();
    createOrganizer(email);
    assertThat(run("organizer", "set-role", email, "admin", "-o", "json").json().path("role"))
        .hasToString("\"admin\"");
    assertThat(run("organizer", "disable", email, "-o", "json").json().path("disabled").asBoolean())
        .isTrue();
    assertThat(run("organizer", "enable", email, "-o", "json").json().path("disabled").asBoolean())
        .isFalse();
    assertThat(run("organizer", "disable", newEmail()).code()).isEqualTo(1);
    assertThat(run("organizer", "list").out()).contains(email).doesNotContain("argon2");
  }

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
    assertThat(shown.out()).contains("total_inventory  3", "max_units_per_claim");
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
  void an_event_needs_an_organizer() {
    Run run = run(createEventWords(newEmail(), 1));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("There is no organizer");
  }

  @Test
  void check_proves_each_invariant_with_figures() {
    String event = createEvent(5);
    Run one = run("check", event, "-o", "json");
    assertThat(one.code()).isZero();
    assertThat(one.json().findValues("holds")).hasSizeGreaterThan(5).allMatch(JsonNode::asBoolean);
    assertThat(one.json().findValuesAsText("figures")).anyMatch(f -> f.contains("5 units"));
    assertThat(run("check").out()).contains("INVARIANT", "admission follows the line");
    assertThat(run("check", NOBODY).code()).isEqualTo(1);
  }

  @Test
  void keys_rotate_and_the_newest_comes_first() {
    JsonNode added = run("keys", "rotate", "-o", "json").json();
    JsonNode keys = run("keys", "list", "-o", "json").json();
    assertThat(keys.path(0).path("kid")).isEqualTo(added.path("kid"));
    assertThat(keys.size()).isGreaterThan(1);
    assertThat(run("keys", "list").out()).doesNotContain("\"d\"");
  }

  @Test
  void the_doctor_looks_at_every_part() {
    Run well = run("doctor", "-o", "json");
    assertThat(well.code()).isZero();
    assertThat(well.json().findValuesAsText("part"))
        .contains("java", "postgres", "clock", "tables", "keys", "redis");
    Run gone = run("doctor", "--redis-url", "redis://localhost:1");
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.out()).contains("redis", "GONE");
    Run empty = Run.of(Map.of(), "", "doctor", "--postgres-url", TestPostgres.freshDatabaseUrl());
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.out()).contains("run fairqueue migrate");
  }

  @Test
  void what_is_not_there_is_refused_in_a_sentence() {
    assertThat(run("claim", "show", NOBODY).err()).contains("There is no claim");
    assertThat(run("payment", "show", NOBODY).err()).contains("There is no payment");
    assertThat(run("queue", "show", NOBODY).err()).contains("There is no event");
    assertThat(run("queue", "admit", NOBODY, "--count", "1").code()).isEqualTo(1);
    assertThat(run("queue", "remove", NOBODY, NOBODY, "--yes").code()).isEqualTo(1);
    assertThat(run("event", "pause", NOBODY).code()).isEqualTo(1);
  }

  private static String createEvent(int tickets) {
    String email = newEmail();
    createOrganizer(email);
    return run(createEventWords(email, tickets)).json().path("id").asText();
  }

  private static String[] createEventWords(String email, int tickets) {
    return new String[] {
      "event",
      "create",
      "--organizer",
      email,
      "--name",
      "Night of 36",
      "--tickets",
      Integer.toString(tickets),
      "--price-minor",
      "100",
      "--currency",
      "EUR",
      "--sale-end",
      "+2h",
      "-o",
      "json"
    };
  }

  private static Run createOrganizer(String email) {
    return Run.of(
        environment,
        "a good password\n",
        "organizer",
        "create",
        "--email",
        email,
        "--name",
        "Ann",
        "--password-stdin",
        "-o",
        "json");
  }

  private static String status(String event) {
    return run("event", "show", event, "-o", "json").json().path("status").asText();
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }

  private static Run run(String... words) {
    return Run.of(environment, "", words);
  }
}
