package io.fairqueue.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.Run;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrganizersIT extends OperatorsSuite {

  @Test
  @Tag("A13")
  void an_organizer_has_one_account_however_the_address_is_spelled() {
    String email = newEmail();
    JsonNode created = createOrganizer(email).json();
    assertThat(created.path("email").asText()).isEqualTo(email);
    assertThat(created.path("role").asText()).isEqualTo("organizer");
    Run again = createOrganizer(email.toUpperCase(Locale.ROOT));
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("has an account");
  }

  @Test
  void a_short_password_is_a_wrong_usage_and_is_not_repeated() {
    Run run =
        Run.of(
            environment(),
            "secret\n",
            "organizer",
            "create",
            "--email",
            newEmail(),
            "--name",
            "Ann",
            "--password-stdin");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("between 8 and 128").doesNotContain("secret");
  }

  @Test
  @Tag("A8")
  void roles_and_doors_change_at_once() {
    String email = newEmail();
    createOrganizer(email);
    assertThat(run("organizer", "set-role", email, "admin", "-o", "json").json().path("role"))
        .hasToString("\"admin\"");
    assertThat(run("organizer", "disable", email, "-o", "json").json().path("disabled").asBoolean())
        .isTrue();
    assertThat(run("organizer", "enable", email, "-o", "json").json().path("disabled").asBoolean())
        .isFalse();
    assertThat(run("organizer", "disable", newEmail()).code()).isEqualTo(1);
    assertThat(run("organizer", "list").out()).contains(email).doesNotContain("argon2");
  }
}
