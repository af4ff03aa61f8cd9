package io.fairqueue.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.http.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told of settings. */
@Tag("I28")
class SettingsCommandTest {

  @TempDir Path directory;

  @Test
  void all_settings_are_told_with_their_values_and_where_these_come_from() throws IOException {
    Path file = directory.resolve("fairqueue.properties");
    Files.writeString(file, "FAIRQUEUE_PORT=9090\nFAIRQUEUE_KEEP_AUDIT=forever\n");
    var environment = Map.of("FAIRQUEUE_CONFIG", file.toString(), "FAIRQUEUE_PORT", "9091");

    Run run = Run.of(environment, "", "settings", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().findValuesAsText("name"))
        .containsExactlyElementsOf(Arrays.stream(Setting.values()).map(Setting::key).toList());
    assertThatObject(one(run, "FAIRQUEUE_PORT"))
        .returns("9091", each -> each.path("value").asText())
        .returns("environment", each -> each.path("from").asText())
        .returns("8080", each -> each.path("default").asText())
        .returns("port", each -> each.path("unit").asText());
    assertThat(one(run, "FAIRQUEUE_KEEP_AUDIT").path("from").asText()).isEqualTo(file.toString());
    assertThatObject(one(run, "FAIRQUEUE_LOCALE"))
        .returns("en", each -> each.path("value").asText())
        .returns("default", each -> each.path("from").asText());
  }

  @Test
  void people_read_a_table() {
    Run run = Run.of(Map.of("FAIRQUEUE_PORT", "9091"), "", "settings");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().findFirst().orElseThrow()).matches("NAME +VALUE +FROM +DOES");
    assertThat(run.out())
        .hasLineCount(Setting.values().length + 1)
        .containsPattern("FAIRQUEUE_PORT +9091 +environment +Where the server listens\\.");
  }

  @Test
  void one_setting_is_told_whole() {
    for (String name : new String[] {"FAIRQUEUE_KEEP_AUDIT", "keep-audit"}) {
      Run run = Run.of("settings", name);
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("400d", "forever", "ms, s, m, h, d", "0.2.0");
    }
    Run none = Run.of("settings", "nothing");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).isEqualTo("There is no setting nothing.\n");
  }

  @Test
  @Tag("N36")
  void no_secret_is_shown_however_it_is_given() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "open sesame, by file\n");
    Path file =
        Files.writeString(
            directory.resolve("settings"), "FAIRQUEUE_S3_SECRET_KEY=open sesame, of s3\n");
    var environment =
        Map.of(
            "FAIRQUEUE_CONFIG", file.toString(),
            "FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://db/sales?user=ann&password=sesame",
            "FAIRQUEUE_REDIS_URL", "redis://:sesame@cache:6379",
            "FAIRQUEUE_SMTP_PASSWORD_FILE", secret.toString(),
            "FAIRQUEUE_KEY_SECRET", "open sesame, open sesame");

    Run json = Run.of(environment, "", "settings", "--json");
    Run table = Run.of(environment, "", "settings");
    Run sheet = Run.of(environment, "", "settings", "redis-url");

    assertThat(json.out() + json.err() + table.out() + table.err() + sheet.out())
        .doesNotContain("sesame");
    assertThat(one(json, "FAIRQUEUE_REDIS_URL").path("value").asText())
        .isEqualTo("redis://…@cache:6379");
    assertThat(one(json, "FAIRQUEUE_POSTGRES_URL").path("value").asText())
        .isEqualTo("jdbc:postgresql://db/sales?…");
    assertThatObject(one(json, "FAIRQUEUE_SMTP_PASSWORD"))
        .returns("(not shown)", each -> each.path("value").asText())
        .returns("FAIRQUEUE_SMTP_PASSWORD_FILE", each -> each.path("from").asText())
        .returns(true, each -> each.path("secret").asBoolean());
  }

  @Test
  @Tag("I9")
  void what_a_server_would_refuse_is_told_beside_them() {
    Run run =
        Run.of(Map.of("FAIRQUEUE_PORT", "http", "FAIRQUEUE_HOTS", "a"), "", "settings", "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().size()).isEqualTo(Setting.values().length);
    assertThat(run.err())
        .hasLineCount(2)
        .contains("FAIRQUEUE_PORT is \"http\"", "did you mean FAIRQUEUE_HOST?");
  }

  @Test
  @Tag("I9")
  void no_command_works_past_a_name_that_nobody_knows(@TempDir Path nothing) {
    Run run =
        Run.of(
            Map.of("FAIRQUEUE_POSTGRS_URL", "jdbc:postgresql://db/sales"),
            "",
            "event",
            "list",
            "--data",
            nothing.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "FAIRQUEUE_POSTGRS_URL is not a setting of FairQueue; did you mean"
                + " FAIRQUEUE_POSTGRES_URL?\n");
  }

  private static JsonNode one(Run run, String name) {
    for (JsonNode each : run.json()) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("nothing about " + name + ": " + run);
  }
}
