package io.fairqueue.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import io.fairqueue.port.KeyUse;
import io.fairqueue.tck.server.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("A17")
class KeysRevokeIT {

  private final Map<String, String> environment =
      Map.of("FAIRQUEUE_POSTGRES_URL", TestPostgres.freshDatabaseUrl());

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void revoking_the_only_key_of_a_use_leaves_a_new_one(KeyUse use) {
    run("migrate");
    JsonNode added = run("keys", "rotate", "--use", use.name(), "-o", "json").json();
    assertThat(added.size()).isEqualTo(1);
    String only = added.path(0).path("kid").asText();
    List<String> others = counting(use, false);
    for (String kid : counting(use, true)) {
      if (!kid.equals(only)) {
        assertThat(run("keys", "revoke", kid, "--yes").code()).isZero();
      }
    }

    Run revoked = run("keys", "revoke", only);

    assertThat(revoked.code()).isZero();
    assertThat(revoked.out()).doesNotContain("\"d\"", "\"k\"");
    assertThat(counting(use, true)).hasSize(1).doesNotContain(only);
    assertThat(counting(use, false)).hasSize(2).isEqualTo(others);
    Run again = run("keys", "revoke", only);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(only);
  }

  /** The keys of a use that count, or those of the other one. */
  private List<String> counting(KeyUse use, boolean ofUse) {
    List<String> kids = new ArrayList<>();
    for (JsonNode key : list()) {
      assertThat(key.has("private_jwk")).isFalse();
      boolean counts = key.path("revoked_at").isMissingNode() || key.path("revoked_at").isNull();
      if (counts && key.path("use").asText().equalsIgnoreCase(use.name()) == ofUse) {
        kids.add(key.path("kid").asText());
      }
    }
    return kids;
  }

  private JsonNode list() {
    return run("keys", "list", "-o", "json").json();
  }

  private Run run(String... words) {
    return Run.of(environment, "", words);
  }
}
