package io.fairqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

  private static final String ID = "11111111-1111-1111-1111-111111111111";

  @Test
  void alone_explains_itself_on_stdout() {
    Run run = Run.of();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: fairqueue", "demo", "serve", "Exit codes");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void tells_its_version() {
    Run run = Run.of("--version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("fairqueue ").hasLineCount(1);
  }

  @Test
  void every_command_that_is_listed_explains_itself() {
    for (String group : new String[] {"event", "queue", "claim", "payment", "organizer", "keys"}) {
      Run run = Run.of("help", group);
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Usage: fairqueue " + group);
    }
    assertThat(Run.of("help", "event", "create").out()).contains("--sale-end");
    assertThat(Run.of("event", "create", "--help").out()).contains("--sale-end");
  }

  @Test
  void commands_are_listed_alike_whether_they_were_all_made_or_none() {
    assertThat(Run.of("help").out())
        .contains("Shows every setting of a server")
        .isEqualTo(Run.of("--help").out())
        .isEqualTo(Run.of("--help", "completion").out());
  }

  @Test
  void a_command_that_was_not_meant_knows_its_neighbours() {
    assertThat(Run.of("setings").err()).contains("settings");
    assertThat(Run.of("completion", "bash").out()).contains("--sale-end", "reset-totp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evnt",
        "event",
        "event lst",
        "event show",
        "event show x",
        "event list -o xml",
        "event create --organizer nobody",
        "event create --organizer a@example.org --name N --tickets ten",
        "organizer create --email a@example.org --name N",
        "organizer set-role a@example.org king",
        "queue admit " + ID,
        "queue admit " + ID + " --count 0",
        "queue remove " + ID + " " + ID,
        "queue remove --yes",
        "queue remove x --yes",
        "event end " + ID,
        "event cancel " + ID + " --yes",
        "event cancel " + ID + " --reason ill",
        "claim release " + ID,
        "claim list --status paid",
        "refund " + ID + " --yes",
        "refund " + ID + " --reason ill",
        "completion fish",
        "help nothing",
        "serve --port 70000",
        "demo --fans 0",
        "demo --tickets -1"
      })
  void wrong_usage_ends_with_2_and_a_sentence(String words) {
    Run run = Run.of(words.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void without_any_stores_ends_with_3_and_says_what_to_do(@TempDir Path nothing) {
    Run run = Run.of("event", "list", "--data", nothing.toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("No server runs on " + nothing, "fairqueue serve");
  }

  @Test
  @Timeout(30)
  void a_database_that_does_not_answer_ends_with_3_and_names_it() {
    Run run = Run.of("event", "list", "--postgres-url", "jdbc:postgresql://localhost:1/none");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("PostgreSQL is unavailable", "localhost:1");
    assertThat(run.err()).hasLineCount(1);
  }

  @Test
  void an_unfit_address_ends_with_3_and_says_what_it_looks_like() {
    Run run = Run.of(Map.of("FAIRQUEUE_POSTGRES_URL", "postgres://localhost/x"), "", "check");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("FAIRQUEUE_POSTGRES_URL must look like jdbc:postgresql://");
  }

  @Test
  void bad_configuration_of_a_server_ends_with_2_and_names_every_fault() {
    Run run = Run.of(Map.of("FAIRQUEUE_KEY_SECRET", "short", "FAIRQUEUE_TYPO", "1"), "", "serve");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("FAIRQUEUE_KEY_SECRET", "FAIRQUEUE_TYPO");
    assertThat(run.err()).doesNotContain("Exception");
  }

  @Test
  void a_data_directory_that_is_none_ends_with_2_and_is_named(@TempDir Path files)
      throws IOException {
    Path file = Files.createFile(files.resolve("file"));
    Run run = Run.of("serve", "--port", "0", "--data", file.resolve("data").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(file.toString()).hasLineCount(1);
  }

  @Test
  void prints_a_completion_script() {
    Run run = Run.of("completion", "bash");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("complete -F", "fairqueue");
  }
}
