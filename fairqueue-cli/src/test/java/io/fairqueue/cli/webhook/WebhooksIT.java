package io.fairqueue.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.message.EndpointId;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H2")
class WebhooksIT extends OperatorsSuite {

  @Test
  void a_webhook_is_made_shown_and_listed() {
    String event = createEvent(3);

    JsonNode made = create("--event", event);

    assertThat(made.path("secret").asText()).startsWith("whsec_");
    assertThat(made.path("event_id").asText()).isEqualTo(event);
    assertThat(made.path("types")).hasSize(2);
    String id = made.path("webhook_id").asText();
    assertThat(run("webhook", "list", "--event", event).out()).contains(id, "93.184.215.14");
    assertThat(run("webhook", "show", id, "-o", "json").json().path("deliveries")).isEmpty();
    assertThat(run("webhook", "show", id).out()).doesNotContain("whsec_");
  }

  @Test
  void one_for_all_events_is_an_organizers() {
    String email = newEmail();
    createOrganizer(email);

    JsonNode made = create("--organizer", email);

    assertThat(made.path("event_id").isNull()).isTrue();
    assertThat(run("webhook", "list", "--organizer", email).out())
        .contains(made.path("webhook_id").asText());
    assertThat(run("webhook", "list", "--organizer", newEmail()).code()).isEqualTo(1);
    assertThat(run("webhook", "list").code()).isEqualTo(2);
  }

  @Test
  void one_that_asks_for_it_is_told_a_public_key_and_no_secret() {
    JsonNode made =
        run(
                "webhook",
                "create",
                "--event",
                createEvent(3),
                "--url",
                "https://93.184.215.14/hook",
                "--signature",
                "v1a",
                "-o",
                "json")
            .json();

    assertThat(made.path("public_key").asText()).startsWith("whpk_");
    assertThat(made.path("secret").asText("")).isEmpty();
    Run refused =
        run(
            "webhook",
            "create",
            "--event",
            createEvent(3),
            "--url",
            "https://example.com/",
            "--signature",
            "v2");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("must be v1 or v1a");
  }

  @Test
  void a_url_that_may_not_be_called_is_refused() {
    Run refused =
        run("webhook", "create", "--event", createEvent(3), "--url", "https://127.0.0.1/");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("The URL must not lead to an address that is private");
  }

  @Test
  void a_secret_is_rotated_and_one_that_was_switched_off_enabled() {
    JsonNode made = create("--event", createEvent(3));
    String id = made.path("webhook_id").asText();

    String next = run("webhook", "rotate", id, "-o", "json").json().path("secret").asText();
    assertThat(next).startsWith("whsec_").isNotEqualTo(made.path("secret").asText());
    try (Backend backend = backend()) {
      backend.stores().endpoints().disable(EndpointId.parse(id), "It failed.", Instant.now());
    }
    assertThat(run("webhook", "show", id).out()).contains("It failed.");
    assertThat(run("webhook", "enable", id, "-o", "json").json().path("enabled").asBoolean())
        .isTrue();
  }

  @Test
  void a_test_is_on_its_way_and_what_has_ended_is_replayed() {
    String id = create("--event", createEvent(3)).path("webhook_id").asText();

    String delivery = run("webhook", "test", id, "-o", "json").json().path("delivery_id").asText();

    assertThat(run("webhook", "show", id).out()).contains(delivery, "PENDING", "endpoint.test");
    assertThat(replayed(id, "--delivery", delivery)).isZero();
    assertThat(replayed(id, "--from", "-1h")).isZero();
    assertThat(run("webhook", "replay", id, "--delivery", "999999-0-1").code()).isEqualTo(1);
    assertThat(run("webhook", "replay", id, "--from", "-8d").code()).isEqualTo(2);
    assertThat(run("webhook", "test", NOBODY).code()).isEqualTo(1);
  }

  private static int replayed(String id, String option, String value) {
    return run("webhook", "replay", id, option, value, "-o", "json")
        .json()
        .path("deliveries")
        .asInt(-1);
  }

  private static JsonNode create(String option, String value) {
    return run(
            "webhook",
            "create",
            option,
            value,
            "--url",
            "https://93.184.215.14/hook",
            "--types",
            "claim.confirmed,claim.released",
            "-o",
            "json")
        .json();
  }
}
