package io.fairqueue.cli.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FansIT extends OperatorsSuite {

  @Test
  @Tag("A18")
  void an_account_is_shown_disabled_and_enabled() {
    String email = newEmail();
    var customers = backend().stores().customers();
    var fan =
        customers.findOrCreate(
            new EmailAddress(email), new CustomerId(UUID.randomUUID()), Instant.now());

    Run shown = run("fan", "show", email.toUpperCase(Locale.ROOT), "-o", "json");
    Run disabled = run("fan", "disable", email, "-o", "json");

    assertThat(shown.json().path("id").asText()).isEqualTo(fan.id().toString());
    assertThat(shown.json().path("disabled").asBoolean()).isFalse();
    assertThat(disabled.json().path("disabled").asBoolean()).isTrue();
    assertThat(customers.find(fan.id()).orElseThrow().sessionEpoch()).isEqualTo(1);
    assertThat(run("fan", "disable", email).code()).isZero();
    assertThat(run("fan", "enable", email, "-o", "json").json().path("disabled").asBoolean())
        .isFalse();
    assertThat(customers.find(fan.id()).orElseThrow().sessionEpoch()).isEqualTo(1);
    for (String verb : new String[] {"show", "disable", "enable"}) {
      Run nobody = run("fan", verb, newEmail());
      assertThat(nobody.code()).isEqualTo(1);
      assertThat(nobody.err()).contains("There is no fan");
    }
  }
}
