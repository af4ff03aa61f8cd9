package io.fairqueue.tck.contract.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.WebhookInbox.Ended;
import io.fairqueue.port.WebhookInbox.Webhook;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookInbox} does. */
public abstract class WebhookInboxContract extends StoresSuite {

  private static final int ALL = 100_000;

  @Test
  @Tag("G4")
  @Tag("G5")
  void aWebhookIsKeptAsItCame() {
    byte[] body = {0, (byte) 0xff, '{', '\n', (byte) 0x80, 7};
    byte[] unique = Arrays.copyOf(body, 40);
    System.arraycopy(body(), 0, unique, 6, 34);

    Webhook stored = inbox().store("paystack", unique, START, START).orElseThrow();

    Webhook kept = pending(unique, START);
    assertThat(kept.gateway()).isEqualTo("paystack");
    assertThat(kept.body()).isEqualTo(unique);
    assertThat(kept.tries()).isZero();
    assertThat(stored.id()).isEqualTo(kept.id());
    assertThat(stored.body()).isEqualTo(unique);
    assertThat(stored.tries()).isZero();
  }

  @Test
  @Tag("G17")
  void aWebhookIsItsReceiversUntilTheLeaseEnds() {
    byte[] body = body();
    Instant leasedUntil = START.plusSeconds(5);

    inbox().store("paystack", body, START, leasedUntil);

    assertThat(isPending(body, leasedUntil.minusMillis(1))).isFalse();
    assertThat(isPending(body, leasedUntil)).isTrue();
  }

  @Test
  @Tag("G5")
  void theSameBytesAreKeptOnce() {
    byte[] body = body();

    List<Boolean> stored =
        Race.of(10, i -> inbox().store("paystack", body, START, START).isPresent());

    assertThat(stored).containsOnlyOnce(true);
    assertThat(inbox().store("paystack", body.clone(), START, START)).isEmpty();
    assertThat(allPending(START)).filteredOn(each -> Arrays.equals(each.body(), body)).hasSize(1);
  }

  @Test
  void theOldestIsWorkedOnFirst() {
    byte[] first = body();
    byte[] second = body();
    inbox().store("paystack", first, START, START);
    inbox().store("paystack", second, START.plusSeconds(1), START.plusSeconds(1));

    List<byte[]> bodies = allPending(START.plusSeconds(1)).stream().map(Webhook::body).toList();

    assertThat(bodies).containsSubsequence(first, second);
    assertThat(inbox().take(START.plusSeconds(1), START, 1)).hasSize(1);
  }

  @Test
  @Tag("G5")
  void aWebhookThatHadItsEffectIsDone() {
    byte[] body = body();
    inbox().store("paystack", body, START, START);
    Webhook webhook = pending(body, START);

    inbox().processed(webhook.id(), "CONFIRMED", START);
    inbox().processed(webhook.id(), "CONFIRMED", START);

    assertThat(isPending(body, START.plusSeconds(999))).isFalse();
    assertThat(inbox().store("paystack", body, START, START)).isEmpty();
  }

  @Test
  @Tag("H7")
  void aWebhookThatCouldNotBeWorkedOnComesAgainLater() {
    byte[] body = body();
    inbox().store("paystack", body, START, START);
    Instant dueAt = START.plusSeconds(30);

    inbox().failed(pending(body, START).id(), "gateway is away", dueAt);

    assertThat(isPending(body, dueAt.minusMillis(1))).isFalse();
    assertThat(pending(body, dueAt).tries()).isEqualTo(1);
  }

  @Test
  void whatNobodyKnowsIsShownTheLatestFirst() {
    byte[] first = body();
    byte[] second = body();
    byte[] known = body();
    for (byte[] body : List.of(first, second, known)) {
      inbox().store("paystack", body, START, START);
    }
    inbox().processed(pending(first, START).id(), WebhookInbox.UNKNOWN_REFERENCE, START);
    inbox().processed(pending(known, START).id(), "CONFIRMED", START);
    assertThat(unknown(ALL)).extracting(Ended::body).doesNotContain(second, known);

    inbox().processed(pending(second, START).id(), WebhookInbox.UNKNOWN_REFERENCE, START);

    List<Ended> unknown = unknown(ALL);
    assertThat(unknown).extracting(Ended::body).containsSubsequence(second, first);
    assertThat(unknown(1)).hasSize(1);
    assertThat(unknown)
        .filteredOn(each -> Arrays.equals(each.body(), first))
        .singleElement()
        .matches(each -> each.gateway().equals("paystack") && each.receivedAt().equals(START));
  }

  @Test
  @Tag("G17")
  void aWebhookIsTakenByOneUntilItsLeaseEnds() {
    byte[] body = body();
    inbox().store("paystack", body, START, START);
    Instant leasedUntil = START.plusSeconds(20);

    List<Long> taken =
        Race.of(
            6,
            i ->
                inbox().take(START, leasedUntil, ALL).stream()
                    .filter(each -> Arrays.equals(each.body(), body))
                    .count());

    assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    assertThat(isPending(body, leasedUntil.minusMillis(1))).isFalse();
    assertThat(pending(body, leasedUntil).tries()).isZero();
  }

  @Test
  @Tag("G17")
  void aWebhookThatWasGivenUpIsListedUntilSomebodyWantsItTriedAgain() {
    byte[] body = body();
    inbox().store("paystack", body, START, START);
    long id = pending(body, START).id();

    assertThat(inbox().find(id)).isEmpty();
    assertThat(inbox().giveUp(id, "no way", START)).isTrue();
    assertThat(inbox().giveUp(id, "no way", START)).isFalse();

    assertThat(isPending(body, START.plusSeconds(9_999))).isFalse();
    assertThat(inbox().withOutcome(List.of(WebhookInbox.GIVEN_UP), ALL))
        .filteredOn(each -> each.id() == id)
        .singleElement()
        .matches(each -> "no way".equals(each.error()) && Arrays.equals(each.body(), body));
    assertThat(inbox().find(id))
        .hasValueSatisfying(each -> assertThat(each.error()).isEqualTo("no way"));
    assertThat(inbox().retry(id, START.plusSeconds(60))).isTrue();
    assertThat(inbox().retry(id, START.plusSeconds(60))).isFalse();
    assertThat(pending(body, START.plusSeconds(60)).tries()).isZero();
    assertThat(inbox().withOutcome(List.of(WebhookInbox.GIVEN_UP), ALL))
        .noneMatch(each -> each.id() == id);
  }

  private List<Ended> unknown(int limit) {
    return inbox().withOutcome(List.of(WebhookInbox.UNKNOWN_REFERENCE), limit);
  }

  private WebhookInbox inbox() {
    return stores().webhooks();
  }

  private List<Webhook> allPending(Instant now) {
    // Due again at once, as if nobody had taken it.
    return inbox().take(now, START.minusSeconds(99), ALL);
  }

  private boolean isPending(byte[] body, Instant now) {
    return allPending(now).stream().anyMatch(each -> Arrays.equals(each.body(), body));
  }

  private Webhook pending(byte[] body, Instant now) {
    return allPending(now).stream()
        .filter(each -> Arrays.equals(each.body(), body))
        .findAny()
        .orElseThrow();
  }

  private static byte[] body() {
    return ("{\"id\":\"" + UUID.randomUUID() + "\"}").getBytes(UTF_8);
  }
}
