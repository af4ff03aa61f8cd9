package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.HookReceiver.Call;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks on the console's pages: what their forms do, and who may see them. */
@Tag("H2")
final class HooksPagesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Pattern VERIFIER = Pattern.compile("wh(?:sec|pk)_[A-Za-z0-9+/]{43}=");
  private static final Pattern PAGE =
      Pattern.compile("/console/events/[^/]+/webhooks/[0-9a-f-]{36}");
  private static final Pattern DELIVERY = Pattern.compile("name=\"delivery\" value=\"([0-9-]+)\"");

  private final TestServer server = TestServer.shared();
  private final HookReceiver receiver = new HookReceiver();
  private final Organizer organizer = server.organizer();
  private final Console console = Console.signedIn(server.api(), organizer);
  private final String event =
      organizer.onSale(Map.of("total_inventory", 5, "price_minor", 0), Map.of());

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void what_is_added_hears_of_the_event_and_its_secret_is_shown_once() {
    Answer made = console.post(list(event), form("claim.confirmed")).expect(200);
    String secret = verifier(made);
    String page = page(made);

    server.newFan().buy(event);

    Call sold = call("claim.confirmed");
    assertThat(Signed.verifies(secret, sold)).isTrue();
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(console.get(page).expect(200).body()).doesNotContain("whsec_");
    assertThat(console.get(list(event)).expect(200).body())
        .contains(receiver.url(), "claim.confirmed", page)
        .doesNotContain("whsec_");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(console.get(page).body()).contains("Delivered", "Answer 200"));
  }

  @Test
  void one_that_hears_of_all_events_is_shown_as_such_and_only_its_organizer_adds_it() {
    Map<String, String> wanted = form("*");
    wanted.put("scope", "all");
    wanted.put("signature", "v1a");

    Answer made = console.post(list(event), wanted).expect(200);

    assertThat(verifier(made)).startsWith("whpk_");
    String another = organizer.onSale(1, Map.of());
    assertThat(console.get(list(another)).expect(200).body())
        .contains("All events of the organizer", receiver.url());
    assertThat(organizer.api().get("/api/v1/organizers/me/webhooks").expect(200).json()).hasSize(1);
    Organizer partner = server.organizer();
    appoint(partner, "OWNER");
    Console theirs = Console.signedIn(server.api(), partner);
    assertThat(theirs.get(list(event)).expect(200).body())
        .doesNotContain(receiver.url())
        .doesNotContain("name=\"scope\"");
    theirs.get(page(made)).expect(403);
    theirs.post(page(made) + "/delete", Map.of()).expect(403);
    assertThat(Console.signedIn(server.api(), server.organizer(true)).get(list(event)).body())
        .contains(receiver.url());
  }

  @Test
  void a_test_is_sent_and_sent_again_and_a_span_too() {
    String page = page(console.post(list(event), form("*")).expect(200));

    assertNoticed(console.post(page + "/span", Map.of("span", "week")), "NONE_SENT_AGAIN");
    assertNoticed(console.post(page + "/test", Map.of()), "TEST_SENT");
    String delivery =
        await()
            .atMost(SOON)
            .until(
                () -> DELIVERY.matcher(console.get(page).body()).results().toList(),
                found -> !found.isEmpty())
            .getFirst()
            .group(1);
    assertNoticed(console.post(page + "/again", Map.of("delivery", delivery)), "SENT_AGAIN");
    await().atMost(SOON).until(() -> receiver.calls("endpoint.test").size() == 2);
    await()
        .atMost(SOON)
        .until(() -> DELIVERY.matcher(console.get(page).body()).results().count() == 1);
    assertNoticed(console.post(page + "/span", Map.of("span", "hour")), "SENT_AGAIN");
    await().atMost(SOON).until(() -> receiver.calls("endpoint.test").size() == 3);
    assertThat(receiver.calls().stream().map(call -> call.header("webhook-id")).distinct())
        .hasSize(1);
    assertThat(
            console
                .post(page + "/again", Map.of("delivery", "1-0-1"))
                .expect(303)
                .header("Location"))
        .endsWith("notice=DELIVERY_NOT_FOUND");
    console.post(page + "/span", Map.of("span", "year")).expect(400);
  }

  @Test
  void it_is_changed_switched_off_and_on_given_another_secret_and_deleted() {
    Answer made = console.post(list(event), form("*")).expect(200);
    String page = page(made);
    Map<String, String> change = form("claim.held");
    change.put("description", "The <till>");
    change.put("personal", "yes");

    assertNoticed(console.post(page, change), "SAVED");
    assertThat(console.get(page).body())
        .contains(
            "The &lt;till>", "With names and email addresses", "value=\"claim.held\" checked");
    assertNoticed(console.post(page + "/disable", Map.of()), "HOOK_OFF");
    assertThat(console.get(page).body()).contains("Its owner switched it off.", "/enable");
    assertNoticed(console.post(page + "/enable", Map.of()), "HOOK_ON");
    assertThat(verifier(console.post(page + "/rotate", Map.of()).expect(200)))
        .isNotEqualTo(verifier(made));
    String gone = console.post(page + "/delete", Map.of()).expect(303).header("Location");
    assertThat(gone).isEqualTo(list(event) + "?notice=HOOK_DELETED");
    assertThat(console.get(gone).expect(200).body()).contains("The webhook is deleted.");
    console.get(page).expect(404);
    assertThat(console.post(page + "/test", Map.of()).expect(303).header("Location"))
        .isEqualTo(list(event) + "?notice=WEBHOOK_NOT_FOUND");
    assertThat(
            server.count(
                "select count(distinct action) from audit_log where event_id = '%s' and action like"
                        .formatted(event)
                    + " 'webhook.%'"))
        .as("created, changed, rotated, deleted")
        .isEqualTo(4);
  }

  @Test
  void what_is_unfit_is_told_beside_its_field_and_stays_filled_in() {
    Map<String, String> wanted = form("claim.held");
    wanted.put("url", "https://10.0.0.1/till");

    assertThat(console.post(list(event), wanted).expect(400).body())
        .contains("Messages may not be sent to this address.", "https://10.0.0.1/till")
        .contains("value=\"claim.held\" checked");
    wanted = form("");
    wanted.remove("types");
    assertThat(console.post(list(event), wanted).expect(400).body())
        .contains("Tick everything, or at least one kind.");
    String page = page(console.post(list(event), form("*")).expect(200));
    wanted.put("types", "*");
    wanted.put("url", "nonsense");
    assertThat(console.post(page, wanted).expect(400).body())
        .contains("Messages may not be sent to this address.", "nonsense");
    assertThat(console.get(page).body()).contains(receiver.url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MANAGER", "SALES", "DOOR", "VIEWER"})
  @Tag("A9")
  void only_owners_have_the_page(String role) {
    Organizer helper = server.organizer();
    appoint(helper, role);
    Console theirs = Console.signedIn(server.api(), helper);
    String page = page(console.post(list(event), form("*")).expect(200));

    theirs.get(list(event)).expect(403);
    theirs.post(list(event), form("*")).expect(403);
    for (String act :
        List.of("", "/test", "/enable", "/disable", "/rotate", "/delete", "/again", "/span")) {
      theirs.post(page + act, Map.of("span", "hour")).expect(403);
    }
    assertThat(theirs.get("/console/events/" + event + "/messages").body())
        .doesNotContain("/webhooks\"");
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void what_hears_of_another_event_is_not_found() {
    String other = organizer.onSale(1, Map.of());
    String page = page(console.post(list(event), form("*")).expect(200));
    String id = page.substring(page.lastIndexOf('/'));

    console.get(list(other) + id).expect(404);
    console.get(list(event) + "/" + UUID.randomUUID()).expect(404);
    console.post(list(other) + id + "/rotate", Map.of()).expect(404);
  }

  private static String list(String event) {
    return "/console/events/" + event + "/webhooks";
  }

  private Map<String, String> form(String types) {
    return new HashMap<>(Map.of("url", receiver.url(), "types", types));
  }

  private void appoint(Organizer who, String role) {
    organizer
        .api()
        .put("/api/v1/events/" + event + "/staff/" + who.id(), Map.of("role", role))
        .expect(200);
  }

  private static void assertNoticed(Answer answer, String notice) {
    assertThat(answer.expect(303).header("Location"))
        .matches(PAGE.pattern() + "\\?notice=" + notice);
  }

  private static String verifier(Answer made) {
    return first(VERIFIER, made);
  }

  private static String page(Answer made) {
    return first(PAGE, made);
  }

  private static String first(Pattern pattern, Answer answer) {
    return pattern
        .matcher(answer.body())
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer.body()));
  }

  private Call call(String type) {
    return await()
        .atMost(SOON)
        .until(() -> receiver.calls(type), calls -> !calls.isEmpty())
        .getFirst();
  }
}
