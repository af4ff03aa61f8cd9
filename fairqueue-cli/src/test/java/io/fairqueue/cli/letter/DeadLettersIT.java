package io.fairqueue.cli.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.FairQueue;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.Stores;
import io.fairqueue.port.WebhookInbox.Webhook;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Till;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What operators do about what was tried to the end. */
@Tag("H2")
@Tag("H7")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersIT extends OperatorsSuite {

  private final ManualTime time = new ManualTime();
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final List<Message> heard = Collections.synchronizedList(new ArrayList<>());

  private Backend backend;
  private Stores stores;
  private FairQueue node;

  @BeforeAll
  void open() {
    backend = backend();
    stores = storesAtTestTime(backend);
    node =
        FairQueue.builder()
            .stores(stores)
            .time(time)
            .listener(
                "books",
                Set.of(MessageType.CLAIM_HELD),
                message -> {
                  if (broken.get()) {
                    throw new IllegalStateException("no paper");
                  }
                  heard.add(message);
                })
            .build();
    node.ticks().lanes();
  }

  @AfterAll
  void close() {
    backend.close();
  }

  @Test
  void a_message_that_nobody_takes_is_shown_retried_and_dropped() {
    EventId event = new Fixtures(stores).onSale(10).id();
    String kept = bury(event);
    String dropped = bury(event);

    Run table = run("dead-letters", "list", "--channel", "listener");
    assertThat(table.out()).startsWith("ID ").contains(kept, "no paper", "claim.held");
    assertThat(run("dead-letters", "list", "--event", event.toString(), "-o", "json").json())
        .hasSize(2);
    assertThat(run("dead-letters", "list", "--event", NOBODY).err()).contains("no dead letters");
    JsonNode shown = run("dead-letters", "show", kept, "-o", "json").json();
    assertThat(shown.path("target").asText()).isEqualTo("books");
    assertThat(shown.path("tries").asInt()).isPositive();

    assertThat(run("dead-letters", "drop", dropped).code()).isZero();
    assertThat(run("dead-letters", "drop", dropped).code()).isEqualTo(1);
    broken.set(false);
    assertThat(run("dead-letters", "retry", kept).err()).contains("due again");
    assertThat(run("dead-letters", "retry", kept).code()).isEqualTo(1);
    time.set(Instant.now());
    node.ticks().deliveries();

    assertThat(heard).hasSize(1);
    assertThat(run("dead-letters", "show", kept).code()).isEqualTo(1);
    assertThat(backend.stores().audit().latest(100))
        .anyMatch(e -> e.action().equals("dead_letter.retry") && e.subject().equals(kept))
        .anyMatch(e -> e.action().equals("dead_letter.drop") && e.subject().equals(dropped));
  }

  @Test
  void a_refund_that_was_refused_is_retried_and_never_dropped() {
    EventId event = new Fixtures(stores).onSale(10).id();
    Till till = new Till(stores);
    Refund refund = till.requestRefund(till.sell(event, 1, time.instant()), time.instant());
    stores.payments().refundFailed(refund.id(), "card closed", time.instant());
    String id = "refund/" + refund.paymentId();

    assertThat(run("dead-letters", "list", "--channel", "refund").out()).contains(id);
    assertThat(run("dead-letters", "show", id).out()).contains(refund.amount().toString());
    assertThat(run("dead-letters", "drop", id).code()).isEqualTo(2);
    assertThat(run("dead-letters", "retry", id).code()).isZero();
    assertThat(run("dead-letters", "show", id).code()).isEqualTo(1);
    assertThat(run("dead-letters", "retry", id).code()).isEqualTo(1);
  }

  @Test
  @Tag("G17")
  void a_webhook_that_was_given_up_is_retried() {
    byte[] body = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    Webhook webhook =
        stores.webhooks().store("paystack", body, time.instant(), time.instant()).orElseThrow();
    stores.webhooks().giveUp(webhook.id(), "unreadable", time.instant());
    String id = "webhook/" + webhook.id();

    assertThat(run("dead-letters", "list", "--channel", "webhook").out())
        .contains(id, "unreadable");
    assertThat(run("dead-letters", "show", id).out()).contains("unreadable");
    assertThat(run("dead-letters", "retry", id).code()).isZero();
    assertThat(run("dead-letters", "list", "--channel", "webhook").out()).doesNotContain(id);
    assertThat(run("dead-letters", "show", id).code()).isEqualTo(1);
  }

  @Test
  void what_is_no_dead_letter_is_refused() {
    assertThat(run("dead-letters", "retry", "mail/1/0-1/fan:" + NOBODY).code()).isEqualTo(1);
    assertThat(run("dead-letters", "retry", "mail/1/0-1/nonsense").code()).isEqualTo(1);
    assertThat(run("dead-letters", "retry", "letters").code()).isEqualTo(2);
    assertThat(run("dead-letters", "list", "--channel", "pigeon").code()).isEqualTo(2);
  }

  /** Lets a message die, and answers its id. */
  private String bury(EventId event) {
    new Fixtures(stores).held(event, time.instant());
    List<String> before = dead(event);
    node.ticks().outbox();
    List<String> now = before;
    while (now.equals(before)) {
      node.ticks().deliveries();
      time.advance(Duration.ofHours(2));
      now = dead(event);
    }
    return now.stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
  }

  private List<String> dead(EventId event) {
    return stores.deliveries().dead(null, 1_000).stream()
        .filter(each -> each.row().event().equals(Optional.of(event)))
        .map(each -> each.key().text())
        .toList();
  }
}
