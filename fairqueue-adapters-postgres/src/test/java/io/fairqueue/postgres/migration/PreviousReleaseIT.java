package io.fairqueue.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineRequest;
import io.fairqueue.line.view.LineView;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.fixture.Fixtures;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each release runs beside the one before it. What that one writes and locks is kept as a resource,
 * word for word, and tried on the schema of today: whether it is understood, and whether its rows
 * have all that a row must have by now. What a constraint makes of the rows' values is shown for
 * joins alone.
 */
@Tag("I12")
class PreviousReleaseIT {

  private static final Pattern NAME = Pattern.compile("(?m)^-- (?=\\w+/\\w+$)");
  private static final Pattern INSERT =
      Pattern.compile("insert into (\\w+)(?: as \\w+)?\\s*\\(([^)]*)\\)");

  /** A parameter's type can't be guessed: all names in the statement were found before. */
  private static final String INDETERMINATE = "42P18";

  private static final Map<String, String> STATEMENTS = statements();

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void itsStatementsAreUnderstood() {
    List<String> refused = new ArrayList<>();
    Jdbi.create(database.pool())
        .useHandle(
            handle -> {
              STATEMENTS.forEach(
                  (name, sql) -> refusal(handle, sql).ifPresent(why -> refused.add(name + why)));
              assertThat(refusal(handle, "update lines set gone = 1 where event_id = :event"))
                  .isPresent();
            });

    assertThat(STATEMENTS).hasSizeGreaterThan(190);
    assertThat(refused).isEmpty();
  }

  private static Optional<String> refusal(Handle handle, String sql) {
    String positional =
        new ColonPrefixSqlParser()
            .parse(sql, handle.createUpdate("select 1").getContext())
            .getSql();
    try (PreparedStatement prepared = handle.getConnection().prepareStatement(positional)) {
      // Asks the server, which looks every table, column and function up.
      prepared.getParameterMetaData();
      return Optional.empty();
    } catch (SQLException e) {
      return INDETERMINATE.equals(e.getSQLState())
          ? Optional.empty()
          : Optional.of(": " + e.getMessage());
    }
  }

  @Test
  void itsRowsHaveAllThatARowMustHave() {
    Map<String, Set<String>> needed =
        Jdbi.create(database.pool())
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select table_name, column_name from information_schema.columns"
                                + " where table_schema = 'public' and is_nullable = 'NO'"
                                + " and column_default is null and is_identity = 'NO'"
                                + " and is_generated = 'NEVER'")
                        .map(
                            (row, context) ->
                                Map.entry(
                                    row.getString("table_name"), row.getString("column_name")))
                        .collect(
                            Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
    int inserts = 0;
    for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
      var insert = INSERT.matcher(statement.getValue());
      while (insert.find()) {
        inserts++;
        assertThat(Arrays.stream(insert.group(2).split(",")).map(String::strip).toList())
            .as(statement.getKey())
            .containsAll(needed.getOrDefault(insert.group(1), Set.of()));
      }
    }
    assertThat(inserts).isGreaterThan(20);
  }

  @Test
  @Tag("D1")
  void bothReleasesWriteOneLine() {
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(5).id();
    CustomerId before = fan();
    CustomerId after = fan();

    join(event, before);
    assertThat(given.join(event, fan(), Fixtures.START).facts().number()).isEqualTo(2);
    join(event, after);

    assertThat(database.stores().lineReads().find(event, before)).isPresent();
    assertThat(database.stores().lineReads().find(event, after))
        .hasValueSatisfying(entry -> assertThat(entry.facts().number()).isEqualTo(3));
    assertThat(new PostgresChecks(database.pool()).run(event))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
  }

  /** As a node of the previous release does it. */
  private static void join(EventId event, CustomerId fan) {
    LineView view = TestDatabase.lines(database.pool()).views().exact(event).orElseThrow();
    LineDraft draft =
        view.draft(List.of(new LineRequest.Join(fan)), Set.of(), Fixtures.START.toEpochMilli(), 7);
    int written =
        new Database(database.pool())
            .run(
                handle ->
                    LogRows.bind(
                            handle.createUpdate(STATEMENTS.get("LogRows/append")), draft.rows())
                        .bind("event", event.value())
                        .bind("rev", draft.rev())
                        .bind("hash", draft.hash())
                        .bind("newRev", draft.rows().getLast().rev())
                        .bind("newHash", draft.rows().getLast().hash())
                        .bind("at", Instant.ofEpochMilli(draft.rows().getLast().at()))
                        .bind("clock", (Long) null)
                        .bind("joined", 1L)
                        .execute());
    assertThat(written).isEqualTo(1);
  }

  private static Map<String, String> statements() {
    String all = ClasspathSqlLocator.create().locate(PreviousReleaseIT.class, "statements");
    Map<String, String> statements = new LinkedHashMap<>();
    for (String each : NAME.split(all, -1)) {
      int end = each.indexOf('\n');
      if (!each.startsWith("--")) {
        statements.put(each.substring(0, end), each.substring(end + 1));
      }
    }
    return statements;
  }

  private static CustomerId fan() {
    return new CustomerId(UUID.randomUUID());
  }
}
