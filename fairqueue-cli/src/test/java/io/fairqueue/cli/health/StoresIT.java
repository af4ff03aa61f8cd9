package io.fairqueue.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoresIT extends OperatorsSuite {

  @Test
  @Tag("I12")
  void migrating_twice_is_migrating_once() {
    assertThat(run("migrate").code()).isZero();
    Run check = run("check");
    assertThat(check.code()).as(check.out() + check.err()).isZero();
  }

  @Test
  void a_database_without_tables_is_refused_with_what_to_do() {
    Run run =
        Run.of(Map.of(), "", "event", "list", "--postgres-url", TestPostgres.freshDatabaseUrl());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("run fairqueue migrate").hasLineCount(1);
  }

  @Test
  void check_proves_each_invariant_with_figures() {
    String event = createEvent(5);
    Run one = run("check", event, "-o", "json");
    assertThat(one.code()).as(one.out() + one.err()).isZero();
    assertThat(one.json().findValues("holds")).hasSizeGreaterThan(5).allMatch(JsonNode::asBoolean);
    assertThat(one.json().findValuesAsText("figures")).anyMatch(f -> f.contains("5 units"));
    assertThat(run("check").out()).contains("INVARIANT", "admission follows the line");
    assertThat(run("check", NOBODY).code()).isEqualTo(1);
  }

  @Test
  void check_finds_what_is_broken_and_ends_with_1() throws SQLException {
    String url = TestPostgres.freshDatabaseUrl();
    Map<String, String> own = Map.of("FAIRQUEUE_POSTGRES_URL", url);
    Run.of(own, "", "migrate");
    try (Backend backend = backend(own)) {
      Fixtures given = new Fixtures(storesAtTestTime(backend));
      given.held(given.onSale(3).id(), Fixtures.START);
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("update claim_units set live = false");
    }
    Run run = Run.of(own, "", "check");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("1 of claims that have too few");
    assertThat(run.err()).contains("BROKEN");
  }

  @Test
  @Tag("I29")
  void a_schema_of_its_own_is_migrated_checked_and_told() throws SQLException {
    String url = TestPostgres.freshDatabaseUrl();
    Map<String, String> own =
        Map.of("FAIRQUEUE_POSTGRES_URL", url, "FAIRQUEUE_POSTGRES_SCHEMA", "tickets");
    assertThat(Run.of(own, "", "doctor").out()).contains("schema 0, ", "are pending");
    assertThat(Run.of(own, "", "migrate").code()).isZero();
    try (Backend backend = backend(own)) {
      Fixtures given = new Fixtures(storesAtTestTime(backend));
      given.held(given.onSale(3).id(), Fixtures.START);
    }
    assertThat(Run.of(own, "", "check").code()).isZero();
    assertThat(Run.of(own, "", "doctor").out()).contains("as this release wants it");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("update tickets.claim_units set live = false");
    }
    assertThat(Run.of(own, "", "check").code()).isEqualTo(1);
    assertThat(Run.of(Map.of("FAIRQUEUE_POSTGRES_URL", url), "", "doctor").out())
        .contains("schema 0, ");
  }

  @Test
  void keys_rotate_and_the_newest_comes_first() {
    JsonNode added = run("keys", "rotate", "-o", "json").json();
    JsonNode keys = run("keys", "list", "-o", "json").json();
    assertThat(added.findValuesAsText("use")).containsExactlyInAnyOrder("TOKEN", "SESSION", "LOG");
    assertThat(keys.findValuesAsText("kid").subList(0, 3))
        .containsExactlyInAnyOrderElementsOf(added.findValuesAsText("kid"));
    assertThat(keys.size()).isGreaterThan(3);
    assertThat(run("keys", "list").out()).contains("SESSION").doesNotContain("\"d\"", "\"k\"");
  }

  @Test
  @Tag("I2")
  void copies_of_lines_are_rebuilt_as_often_as_one_likes() {
    String event = createEvent(2);
    run("event", "activate", event);
    for (int i = 0; i < 2; i++) {
      Run rebuilt = run("line", "rebuild", event, "-o", "json");
      assertThat(rebuilt.code()).isZero();
      assertThat(rebuilt.json().findValuesAsText("event_id")).containsExactly(event);
    }
    assertThat(run("mirror", "rebuild", "-o", "json").json().findValuesAsText("event_id"))
        .contains(event);
    assertThat(run("mirror", "rebuild", NOBODY).code()).isEqualTo(1);
  }

  @Test
  void the_doctor_looks_at_every_part() {
    var any = new HashMap<>(environment());
    any.put("FAIRQUEUE_PORT", "0");
    Run well = Run.of(any, "", "doctor", "-o", "json");
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
    assertThat(run("queue", "remove", NOBODY, "--yes").err()).contains("There is no such entry");
    assertThat(run("event", "pause", NOBODY).code()).isEqualTo(1);
  }
}
