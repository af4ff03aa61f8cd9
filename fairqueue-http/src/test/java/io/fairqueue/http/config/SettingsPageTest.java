package io.fairqueue.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page of settings is what the code says. With {@code FAIRQUEUE_WRITE_DOCS=true} in the
 * environment this test writes it.
 */
@Tag("I28")
final class SettingsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");

  /** What they are where nobody sets them depends, and is told in words. */
  private static final Set<Setting> IN_WORDS =
      EnumSet.of(
          Setting.HOST,
          Setting.PUBLIC_URL,
          Setting.LINE_MEMORY,
          Setting.POSTGRES_URL,
          Setting.POSTGRES_SCHEMA,
          Setting.REDIS_URL,
          Setting.PAYSTACK_SECRET_KEY,
          Setting.PAYSTACK_CALLBACK_URL,
          Setting.SMTP_URL,
          Setting.PUSH_CONTACT,
          Setting.S3_URL,
          Setting.BEACON_RELAYS,
          Setting.BEACON_CHAIN);

  @TempDir Path directory;

  @Test
  void the_page_of_settings_is_what_the_code_says() throws IOException {
    String page = page();
    if (Boolean.parseBoolean(System.getenv("FAIRQUEUE_WRITE_DOCS"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void each_example_is_taken() throws IOException {
    Map<String, String> examples = new HashMap<>();
    Arrays.stream(Setting.values()).forEach(each -> examples.put(each.key(), each.example()));
    examples.put(Setting.CONFIG.key(), Files.createFile(directory.resolve("settings")).toString());
    examples.put(Setting.FCM_FILE.key(), ServerConfigTest.serviceAccount().toString());

    assertThat(ServerConfig.read(examples).embedded()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("N38")
  void what_a_setting_is_said_to_be_where_nobody_sets_it_it_is(Setting setting) {
    if (IN_WORDS.contains(setting)) {
      assertThat(setting.usual()).contains(" ");
      return;
    }
    String usual = setting.usual().replaceFirst(";.*", "");
    Map<String, String> rest = ServerConfigTest.everything();
    rest.remove(setting.key());
    String unset = ServerConfigTest.outcome(rest);
    if (!usual.equals("none")) {
      rest.put(setting.key(), usual);
    }
    assertThat(ServerConfigTest.outcome(rest)).isEqualTo(unset);
  }

  @ParameterizedTest
  @EnumSource
  void each_setting_is_told_in_whole_sentences(Setting setting) {
    assertThat(setting.does()).matches("[A-Z].*\\.").doesNotContain("|", "\n");
    assertThat(setting.takes()).doesNotContain("|", "\n").isNotBlank();
    assertThat(setting.example()).isNotBlank();
    assertThat(setting.type() == Setting.Type.NUMBER).isEqualTo(isCounted(setting));
  }

  private static boolean isCounted(Setting setting) {
    return setting.unit() != null
        && setting.type() != Setting.Type.TIME
        && setting.type() != Setting.Type.SIZE;
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Settings

        What operators may set, made of the code and compared with it by a test. `./fairqueue settings` tells the same, with
        the value that each has and where that comes from (`--json` for programs, a name for all about one).

        Settings are read from the environment, else from the file that `FAIRQUEUE_CONFIG` names:

        ```properties
        # fairqueue.properties: the same names; UTF-8; a backslash is written twice
        FAIRQUEUE_POSTGRES_URL=jdbc:postgresql://db/fairqueue
        FAIRQUEUE_POSTGRES_PASSWORD_FILE=/run/secrets/postgres
        ```

        A *secret* may be in a file of its own, whose path its name with `_FILE` says; a line break at the end is cut. Secrets
        are never shown, addresses of stores without passwords. A name that nobody knows and a value that is unfit are refused
        at the start, all at once; blank is not set. The launcher itself reads `FAIRQUEUE_JAVA_HOME`, `FAIRQUEUE_JAVA_OPTS` and
        `FAIRQUEUE_CACHE` (where it keeps class data, by default `~/.cache/fairqueue`): in a file they come too late. In Kubernetes a service called `fairqueue` sets `FAIRQUEUE_PORT` to `tcp://…`: call it
        otherwise, or set `enableServiceLinks: false`.
        """);
    for (Setting.Topic topic : Setting.Topic.values()) {
      page.append("\n## ").append(topic.title()).append("\n\n");
      page.append("| setting | what it does | takes | default | example | since |\n");
      page.append("| --- | --- | --- | --- | --- | --- |\n");
      Arrays.stream(Setting.values())
          .filter(setting -> setting.topic() == topic)
          .forEach(setting -> page.append(row(setting)));
    }
    return page.toString();
  }

  private static String row(Setting setting) {
    String unit = setting.unit() == null ? "" : " (" + setting.unit() + ")";
    return "| `%s` | %s | %s%s%s: %s | %s | `%s` | %s |\n"
        .formatted(
            setting.key(),
            setting.does(),
            setting.type().title(),
            unit,
            setting.isSecret() ? ", *secret*" : "",
            setting.takes(),
            setting.usual(),
            setting.example(),
            setting.since());
  }
}
