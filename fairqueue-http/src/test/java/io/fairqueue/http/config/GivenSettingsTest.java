package io.fairqueue.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings are, and who of several has the last word. */
@Tag("I9")
final class GivenSettingsTest {

  @TempDir Path directory;

  private Path file = Path.of("fairqueue.properties");

  @BeforeEach
  void in_a_directory_of_its_own() {
    file = directory.resolve("fairqueue.properties");
  }

  @Test
  void a_file_says_what_the_environment_does_not() throws IOException {
    Files.writeString(
        file,
        """
        # Of the box office.
        FAIRQUEUE_PORT=9090
        FAIRQUEUE_SMTP_FROM = Théâtre <box@shop.example>
        FAIRQUEUE_HOST=10.0.0.5
        FAIRQUEUE_DATA=
        """);
    var given =
        GivenSettings.of(
            Map.of(
                "FAIRQUEUE_CONFIG", file.toString(),
                "FAIRQUEUE_HOST", "127.0.0.1",
                "FAIRQUEUE_PORT", " "));

    assertThat(given.faults()).isEmpty();
    assertThat(given.get(Setting.PORT)).contains(new Given("9090", file.toString()));
    assertThat(given.get(Setting.HOST)).contains(new Given("127.0.0.1", "environment"));
    assertThat(given.get(Setting.SMTP_FROM).orElseThrow().value())
        .isEqualTo("Théâtre <box@shop.example>");
    assertThat(given.get(Setting.DATA)).isEmpty();
    assertThat(given.get(Setting.LOCALE)).isEmpty();
  }

  @Test
  void all_that_a_file_says_wrong_is_told_at_once() throws IOException {
    Files.writeString(
        file,
        """
        FAIRQUEUE_PROT=9090
        port=9091
        FAIRQUEUE_HOST=a
        FAIRQUEUE_HOST=b
        FAIRQUEUE_CONFIG=other.properties
        """);
    var settings =
        Map.of("FAIRQUEUE_CONFIG", file.toString(), "FAIRQUEUE_TRUSTED_PROXY", "10.0.0.1");

    assertThatThrownBy(() -> ServerConfig.read(settings))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .hasLineCount(5)
        .contains(
            "FAIRQUEUE_TRUSTED_PROXY is not a setting of FairQueue; did you mean"
                + " FAIRQUEUE_TRUSTED_PROXIES?",
            file + ": FAIRQUEUE_PROT is not a setting of FairQueue; did you mean FAIRQUEUE_PORT?",
            file + ": port is not a setting of FairQueue; did you mean FAIRQUEUE_PORT?",
            file + ": FAIRQUEUE_HOST is there twice",
            file + ": FAIRQUEUE_CONFIG is for the environment");
  }

  @Test
  void a_value_that_is_unfit_is_told_with_its_file() throws IOException {
    Files.writeString(file, "FAIRQUEUE_PORT=http\n");

    assertThatThrownBy(() -> ServerConfig.read(Map.of("FAIRQUEUE_CONFIG", file.toString())))
        .hasMessage(
            "FAIRQUEUE_PORT is \"http\" (by %s); it takes a port from 0 (any free one) to 65535",
            file);
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> ServerConfig.read(Map.of("FAIRQUEUE_CONFIG", file.toString())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("FAIRQUEUE_CONFIG is \"" + file + "\", which can't be read");
  }

  @Test
  void a_file_that_is_no_text_is_refused() throws IOException {
    Files.write(file, new byte[] {'a', '=', (byte) 0xFF, '\n'});

    assertThat(GivenSettings.of(Map.of("FAIRQUEUE_CONFIG", file.toString())).faults())
        .singleElement()
        .asString()
        .contains("can't be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"open sesame\\n", "open sesame\\r\\n", "open sesame"})
  @Tag("N36")
  void a_secret_may_be_in_a_file_of_its_own(String written) throws IOException {
    Path secret = directory.resolve("secret");
    Files.writeString(secret, written.translateEscapes());
    var given = GivenSettings.of(Map.of("FAIRQUEUE_SMTP_PASSWORD_FILE", secret.toString()));

    assertThat(given.get(Setting.SMTP_PASSWORD))
        .contains(new Given("open sesame", "FAIRQUEUE_SMTP_PASSWORD_FILE"));
    assertThat(given.toString() + given.get(Setting.SMTP_PASSWORD)).doesNotContain("open sesame");
  }

  @Test
  void each_secret_may_be_in_a_file_and_nothing_else() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "one line\nand another\n\n");
    for (Setting setting : Setting.values()) {
      var given = GivenSettings.of(Map.of(setting.key() + "_FILE", secret.toString()));
      if (setting.isSecret()) {
        assertThat(given.faults()).as(setting.key()).isEmpty();
        assertThat(given.get(setting).orElseThrow().value())
            .as(setting.key())
            .isEqualTo("one line\nand another\n");
      } else {
        assertThat(given.faults()).as(setting.key()).singleElement().asString().contains("not a");
      }
    }
  }

  @Test
  void a_secret_that_is_given_twice_is_refused() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "by file");

    assertThat(
            GivenSettings.of(
                    Map.of(
                        "FAIRQUEUE_KEY_SECRET",
                        "in clear",
                        "FAIRQUEUE_KEY_SECRET_FILE",
                        secret.toString()))
                .faults())
        .containsExactly(
            "FAIRQUEUE_KEY_SECRET and FAIRQUEUE_KEY_SECRET_FILE are both set: leave one out");
  }

  @Test
  void the_environment_has_the_last_word_on_secrets_too() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "by file");
    Files.writeString(
        file,
        """
        FAIRQUEUE_KEY_SECRET=in the file of settings
        FAIRQUEUE_REDIS_URL_FILE=%s
        """
            .formatted(secret));
    var given =
        GivenSettings.of(
            Map.of(
                "FAIRQUEUE_CONFIG", file.toString(),
                "FAIRQUEUE_KEY_SECRET_FILE", secret.toString(),
                "FAIRQUEUE_REDIS_URL", "redis://cache"));

    assertThat(given.faults()).isEmpty();
    assertThat(given.get(Setting.KEY_SECRET).orElseThrow().value()).isEqualTo("by file");
    assertThat(given.get(Setting.REDIS_URL).orElseThrow().value()).isEqualTo("redis://cache");
  }

  @Test
  void a_secret_whose_file_is_not_there_or_empty_is_refused() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty"), "\n");

    assertThat(GivenSettings.of(Map.of("FAIRQUEUE_KEY_SECRET_FILE", empty.toString())).faults())
        .containsExactly("FAIRQUEUE_KEY_SECRET_FILE names %s, which is empty".formatted(empty));
    assertThat(GivenSettings.of(Map.of("FAIRQUEUE_KEY_SECRET_FILE", file.toString())).faults())
        .singleElement()
        .asString()
        .startsWith("FAIRQUEUE_KEY_SECRET_FILE is \"" + file + "\", which can't be read");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "FAIRQUEUE_POSTGRS_URL, FAIRQUEUE_POSTGRES_URL",
        "FAIRQUEUE_PAYSTACK_SECRET, FAIRQUEUE_PAYSTACK_SECRET_KEY",
        "fairqueue.key-secret, FAIRQUEUE_KEY_SECRET",
        "FAIRQUEUE_SMTP_PASSWORT_FILE, FAIRQUEUE_SMTP_PASSWORD_FILE",
        "FAIRQUEUE_DATABASE_CONNECTION_STRING, -",
      })
  void a_name_that_nobody_knows_leads_to_the_one_that_was_meant(String name, String meant) {
    assertThat(NearestName.of(name).orElse(null)).isEqualTo(meant);
  }
}
