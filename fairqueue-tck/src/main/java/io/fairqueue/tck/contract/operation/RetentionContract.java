package io.fairqueue.tck.contract.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Retention;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.draw.DrawProof;
import io.fairqueue.memory.account.MemoryCodeStore;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.port.IdempotencyStore.Attempt;
import io.fairqueue.port.IdempotencyStore.NamedRequest;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.WebhookInbox.Ended;
import io.fairqueue.port.WebhookInbox.Webhook;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.proof.EntryProof;
import io.fairqueue.proof.Proofs.ProofOutcome;
import io.fairqueue.proof.Proofs.ReceiptOutcome;
import io.fairqueue.proof.Receipt;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.SeedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is old is forgotten in time, on stores that nobody else uses; and nothing else is. */
@Tag("N67")
public abstract class RetentionContract extends StoresSuite {

  private static final int ALL = 100_000;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Retention DEFAULTS = Retention.defaults();
  private static final Duration WEBHOOKS = Objects.requireNonNull(DEFAULTS.webhooks());
  private static final Duration SECRETS = Objects.requireNonNull(DEFAULTS.secrets());
  private static final Instant SALE = START.plus(Duration.ofMinutes(10));
  private static final Instant CLOSES = SALE.minus(Duration.ofMinutes(2));
  private static final Duration AUDIT = Objects.requireNonNull(DEFAULTS.audit());

  @Test
  void aWebhookThatHadItsEffectIsForgottenInTime() {
    Webhook done = received(START);
    webhooks().processed(done.id(), "CONFIRMED", START.plusSeconds(60));
    Webhook unknown = received(START);
    webhooks().processed(unknown.id(), WebhookInbox.UNKNOWN_REFERENCE, START.plusSeconds(60));
    Instant due = START.plusSeconds(60).plus(WEBHOOKS);

    retention(DEFAULTS, due.minus(MOMENT));
    assertThat(isKept(done)).isTrue();
    assertThat(ended(WebhookInbox.UNKNOWN_REFERENCE)).contains(unknown.id());

    retention(DEFAULTS, due);
    assertThat(isKept(done)).isFalse();
    assertThat(ended(WebhookInbox.UNKNOWN_REFERENCE)).doesNotContain(unknown.id());
  }

  @Test
  void aWebhookThatHadNoEffectStaysAndSoDoesWhatSomebodyHasToLookAt() {
    Webhook waiting = received(START);
    Webhook failed = received(START);
    webhooks().failed(failed.id(), "no way", START);
    Webhook given = received(START);
    webhooks().giveUp(given.id(), "no way", START);
    Webhook unclear = received(START);
    webhooks().processed(unclear.id(), WebhookInbox.UNCLEAR_REFUND, START);
    Webhook disputed = received(START);
    webhooks().processed(disputed.id(), WebhookInbox.DISPUTED, START);
    Webhook again = received(START);
    webhooks().giveUp(again.id(), "no way", START);
    webhooks().retry(again.id(), START);

    retention(DEFAULTS, START.plus(WEBHOOKS.multipliedBy(100)));

    assertThat(List.of(waiting, failed, given, unclear, disputed, again)).allMatch(this::isKept);
    assertThat(ended(WebhookInbox.GIVEN_UP)).contains(given.id()).doesNotContain(again.id());
    assertThat(ended(WebhookInbox.DISPUTED)).contains(disputed.id());
    assertThat(ended(WebhookInbox.UNCLEAR_REFUND)).contains(unclear.id());
  }

  @Test
  void theAuditLogIsForgottenInTime() {
    AuditLog.Entry old = audited(START);
    AuditLog.Entry young = audited(START.plus(MOMENT));

    retention(DEFAULTS, START.plus(AUDIT));

    assertThat(audit()).contains(young).doesNotContain(old);
  }

  @Test
  void whatIsKeptForEverIsNotForgotten() {
    Webhook webhook = received(START);
    webhooks().processed(webhook.id(), "CONFIRMED", START);
    AuditLog.Entry act = audited(START);

    retention(new Retention(null, null, null, null), START.plus(AUDIT.multipliedBy(10)));

    assertThat(isKept(webhook)).isTrue();
    assertThat(audit()).contains(act);
  }

  @Test
  @Tag("H9")
  void aRequestsNameIsForgottenWhenItNamesNothingAnyMore() {
    NamedRequest request = new NamedRequest("key " + UUID.randomUUID(), "caller", "a");
    UUID holder = UUID.randomUUID();
    begin(request, holder);
    stores().idempotency().finish(request.key(), holder, "done", START);

    retention(DEFAULTS, START.plus(IdempotencyStore.KEPT).minus(MOMENT));
    assertThat(begin(request, UUID.randomUUID())).isInstanceOf(Attempt.Answered.class);

    retention(DEFAULTS, START.plus(IdempotencyStore.KEPT));
    assertThat(begin(request, UUID.randomUUID())).isInstanceOf(Attempt.Begun.class);
  }

  @Test
  void anEndedSessionIsForgottenWhenItWouldBeOver() {
    UUID session = UUID.randomUUID();
    Instant over = START.plus(Duration.ofHours(24));
    stores().sessions().end(session, over, START);

    retention(DEFAULTS, over.minus(MOMENT));
    assertThat(stores().sessions().isEnded(session)).isTrue();

    retention(DEFAULTS, over.plusSeconds(1));
    assertThat(stores().sessions().isEnded(session)).isFalse();
  }

  @Test
  void whoIsWhoInPublicListsIsForgottenInTimeAndWhatWasProvenCanStillBeProven() {
    EventId event = lobby();
    List<CustomerId> fans = IntStream.range(0, 3).mapToObj(i -> given().customer()).toList();
    fans.subList(0, 2)
        .forEach(
            fan ->
                assertThat(stores().lines().join(event, fan, START))
                    .isInstanceOf(JoinOutcome.Entered.class));
    ManualTime time = new ManualTime(CLOSES);
    FairQueue node = node(DEFAULTS, time);
    node.ticks().draws();
    given().join(event, fans.get(2), CLOSES);
    node.ticks().publicLogs();
    Receipt kept = ((ReceiptOutcome.Made) node.proofs().receipt(event, fans.get(2))).receipt();
    Entrants listed = node.draws().entries(event).orElseThrow();
    DrawProof drawn = node.draws().proof(event, fans.get(1)).orElseThrow();
    Event.Active active = (Event.Active) stores().events().find(event).orElseThrow();
    assertThat(stores().events().replace(active, active.end(SALE))).isTrue();
    Instant due = Objects.requireNonNull(active.details().endsAt()).plus(SECRETS);

    retention(DEFAULTS, due.minus(MOMENT));
    assertThat(node.proofs().receipt(event, fans.get(2))).isInstanceOf(ReceiptOutcome.Made.class);

    Race.of(
        2,
        i -> {
          retention(DEFAULTS, due);
          return i;
        });
    FairQueue later = node(DEFAULTS, new ManualTime(due));
    assertThat(later.proofs().receipt(event, fans.get(2))).isEqualTo(new ReceiptOutcome.Erased());
    EntryProof proof = ((ProofOutcome.Proven) later.proofs().proof(event, fans.get(2))).proof();
    assertThat(proof.salt()).isEmpty();
    assertThat(proof.leaf()).isEqualTo(kept.leaf());
    Map<?, ?> joined =
        (Map<?, ?>) Objects.requireNonNull(CanonicalJson.object(proof.logged()).get("joined"));
    assertThat(
            MerkleTree.includes(
                Base64.getDecoder().decode(String.valueOf(joined.get("root"))),
                1,
                MerkleTree.leafHash(kept.leaf()),
                0,
                proof.path()))
        .isTrue();
    assertThat(later.draws().entries(event).orElseThrow().bytes()).isEqualTo(listed.bytes());
    DrawProof still = later.draws().proof(event, fans.get(1)).orElseThrow();
    assertThat(still.salt()).isEmpty();
    assertThat(still.leaf()).isEqualTo(drawn.leaf());
    assertThat(still.placed()).isEqualTo(drawn.placed());
    assertThat(stores().draws().secret(event, "another")).isEmpty();
    assertThat(stores().draws().nameable(due, ALL)).doesNotContain(event);
  }

  private EventId lobby() {
    EventDetails details =
        Fixtures.details(50)
            .edit()
            .saleStart(SALE)
            .lobby(
                new Lobby(
                    START.minus(Duration.ofHours(1)), DrawMethod.ARRIVAL, Duration.ofMinutes(2)))
            .build();
    Event.Draft draft = given().draft(details);
    Bytes hash = Bytes.of(new byte[MerkleTree.HASH_BYTES]);
    DrawTerms terms = DrawTerms.of(draft.id(), details, null, hash);
    Event.Active active = draft.activate(START.minus(Duration.ofHours(2)));
    assertThat(stores().events().activate(draft, active, terms)).isTrue();
    return draft.id();
  }

  @Test
  void manyAreForgottenByManyAtOnceAndTheOthersStay() {
    int many = 2_500;
    IntStream.range(0, many)
        .forEach(i -> audited(i % 2 == 0 ? START : START.plus(AUDIT).minusSeconds(1)));
    Instant now = START.plus(AUDIT);

    Race.of(
        4,
        i -> {
          retention(DEFAULTS, now);
          return i;
        });

    assertThat(audit()).noneMatch(entry -> !entry.at().isAfter(START));
    assertThat(audit().stream().filter(entry -> entry.at().equals(now.minusSeconds(1))).count())
        .isEqualTo(many / 2);
  }

  @Test
  void onceAMinuteIsOftenEnough() {
    ManualTime time = new ManualTime(START.plus(AUDIT));
    FairQueue node = node(DEFAULTS, time);
    node.ticks().retention();
    AuditLog.Entry old = audited(START);

    time.advance(Duration.ofSeconds(59));
    node.ticks().retention();
    assertThat(audit()).contains(old);

    time.advance(Duration.ofSeconds(1));
    node.ticks().retention();
    assertThat(audit()).doesNotContain(old);
  }

  private void retention(Retention retention, Instant now) {
    node(retention, new ManualTime(now)).ticks().retention();
  }

  private FairQueue node(Retention retention, ManualTime time) {
    return FairQueue.builder()
        .stores(stores())
        .codes(new MemoryCodeStore())
        .time(time)
        .retention(retention)
        .logIdentity(new LogIdentity(new SeedKeys(7), "tickets.example.org"))
        .build();
  }

  private Webhook received(Instant now) {
    byte[] body = UUID.randomUUID().toString().getBytes(UTF_8);
    return webhooks().store("paystack", body, now, now).orElseThrow();
  }

  /** The same bytes are kept once. */
  private boolean isKept(Webhook webhook) {
    return webhooks().store("paystack", webhook.body(), START, START).isEmpty();
  }

  private List<Long> ended(String outcome) {
    return webhooks().withOutcome(List.of(outcome), ALL).stream().map(Ended::id).toList();
  }

  private AuditLog.Entry audited(Instant at) {
    var entry =
        new AuditLog.Entry(
            new OrganizerId(UUID.randomUUID()), "event.pause", UUID.randomUUID().toString(), at);
    stores().audit().record(entry);
    return entry;
  }

  private List<AuditLog.Entry> audit() {
    return stores().audit().latest(ALL);
  }

  private Attempt begin(NamedRequest request, UUID holder) {
    return stores()
        .idempotency()
        .begin(request, holder, UUID.randomUUID(), START, START.plusSeconds(60));
  }

  private WebhookInbox webhooks() {
    return stores().webhooks();
  }
}
