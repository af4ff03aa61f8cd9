package io.fairqueue.cli.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
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
  @Tag("A18")
  @Tag("A19")
  void another_password_ends_every_session() {
    String email = newEmail();
    createOrganizer(email);
    var organizers = backend().stores().organizers();
    Organizer before = organizers.findByEmail(new EmailAddress(email)).orElseThrow();

    Run changed =
        Run.of(
            environment(),
            "a better password\n",
            "organizer",
            "set-password",
            email,
            "--password-stdin",
            "-o",
            "json");

    assertThat(changed.json().path("email").asText()).isEqualTo(email);
    assertThat(changed.out()).doesNotContain("better", "argon2");
    Organizer after = organizers.find(before.id()).orElseThrow();
    assertThat(after.passwordHash()).isNotEqualTo(before.passwordHash());
    assertThat(after.accepts(UUID.randomUUID(), before.sessionEpoch())).isFalse();
    assertThat(Run.of(environment(), "short\n", "organizer", "set-password", email).code())
        .isEqualTo(2);
    assertThat(
            Run.of(environment(), "a better password\n", "organizer", "set-password", newEmail())
                .code())
        .isEqualTo(1);
  }

  @Test
  @Tag("A8")
  void who_lost_the_app_signs_in_without_it() {
    String email = newEmail();
    createOrganizer(email);
    assertThat(run("organizer", "reset-totp", email).err()).contains("has no authenticator app");
    Stores stores = backend().stores();
    OrganizerId id = stores.organizers().findByEmail(new EmailAddress(email)).orElseThrow().id();
    assertThat(stores.secondFactors().offer(id, "sealed", Set.of(), Instant.now())).isTrue();
    assertThat(stores.secondFactors().confirm(id, "sealed", 1, Instant.now())).isTrue();

    Run reset = run("organizer", "reset-totp", email, "-o", "json");

    assertThat(reset.json().path("email").asText()).isEqualTo(email);
    assertThat(stores.secondFactors().find(id)).isEmpty();
  }

  @Test
  @Tag("A18")
  void who_lost_a_device_is_signed_out_everywhere() {
    String email = newEmail();
    createOrganizer(email);
    var organizers = backend().stores().organizers();
    Organizer before = organizers.findByEmail(new EmailAddress(email)).orElseThrow();

    Run ended = run("organizer", "sign-out", email, "-o", "json");

    assertThat(ended.json().path("email").asText()).isEqualTo(email);
    Organizer after = organizers.find(before.id()).orElseThrow();
    assertThat(after.accepts(UUID.randomUUID(), before.sessionEpoch())).isFalse();
    assertThat(after.disabled()).isFalse();
    assertThat(run("organizer", "sign-out", newEmail()).code()).isEqualTo(1);
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
