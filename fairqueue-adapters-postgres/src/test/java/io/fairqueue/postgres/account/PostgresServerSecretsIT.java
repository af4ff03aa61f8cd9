package io.fairqueue.postgres.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgresServerSecretsIT {

  @Test
  void ofManyNodesAtOnceOneIsFirst() {
    try (TestDatabase database = new TestDatabase()) {
      PostgresServerSecrets secrets = new PostgresServerSecrets(database.pool());

      List<byte[]> given = Race.of(6, i -> secrets.firstOf("a", bytes("node " + i)));

      byte[] first = given.getFirst();
      assertThat(given).allMatch(each -> new String(each, UTF_8).equals(new String(first, UTF_8)));
      assertThat(secrets.replace("a", bytes("other"), bytes("next"))).isFalse();
      assertThat(secrets.replace("a", first, bytes("next"))).isTrue();
      assertThat(secrets.replace("a", first, bytes("next"))).isFalse();
      assertThat(secrets.firstOf("a", bytes("mine"))).isEqualTo(bytes("next"));
      assertThat(secrets.pepper()).hasSize(32);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
