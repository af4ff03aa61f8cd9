package io.fairqueue.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PostgresConfigTest {

  private static final String URL = "jdbc:postgresql://db:5432/fairqueue";

  @Test
  @Tag("I9")
  void onlyAPostgresUrlWillDo() {
    assertThatThrownBy(() -> new PostgresConfig("jdbc:h2:mem:x", null, null, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("I9")
  @Tag("N17")
  void aPoolIsBounded() {
    assertThatThrownBy(() -> new PostgresConfig(URL, null, null, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PostgresConfig(URL, null, null, 1_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("N36")
  void secretsAreNotPrinted() {
    PostgresConfig config = new PostgresConfig(URL + "?password=hidden", "fq", "hidden", 10);

    assertThat(config.toString()).contains(URL).doesNotContain("hidden");
  }
}
