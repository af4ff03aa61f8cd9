package io.fairqueue.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.tck.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A17")
class KeysRevokeIT {

  private final Map<String, String> environment =
      Map.of("FAIRQUEUE_POSTGRES_URL", TestPostgres.freshDatabaseUrl());

  @Test
  void revoking_the_only_key_leaves_a_new_one() {
    run("migrate");
    String only = run("keys", "rotate", "-o", "json").json().path("kid").asText();
    for (JsonNode key : list()) {
      if (!key.path("kid").asText().equals(only)) {
        assertThat(run("keys", "revoke", key.path("kid").asText(), "--yes").code()).isZero();
      }
    }

    Run revoked = run("keys", "revoke", only);

    assertThat(revoked.code()).isZero();
    assertThat(revoked.out()).doesNotContain("\"d\"");
    int usable = 0;
    for (JsonNode key : list()) {
      assertThat(key.path("use").asText()).isEqualToIgnoringCase("token");
      assertThat(key.has("private_jwk")).isFalse();
      if (key.path("revoked_at").isMissingNode() || key.path("revoked_at").isNull()) {
        usable++;
        assertThat(key.path("kid").asText()).isNotEqualTo(only);
      }
    }
    assertThat(usable).isEqualTo(1);
    Run again = run("keys", "revoke", only);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(only);
  }

  private JsonNode list() {
    return run("keys", "list", "-o", "json").json();
  }

  private Run run(String... words) {
    return Run.of(environment, "", words);
  }
}
