package io.fairqueue.tck.contract.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.port.message.Subscriptions;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** What the suites over messages share. */
abstract class MessageSuite extends StoresSuite {

  static final int ALL = 100_000;
  static final Duration LEASE = Duration.ofSeconds(60);

  private final List<Lane> served = new ArrayList<>();

  /** Suites may share a store: nobody is to hear of the next test's facts. */
  @AfterEach
  void nobodyListensAnyMore() {
    relay(START.plus(Duration.ofDays(9)));
    served.forEach(lane -> subscriptions().serve(lane, Set.of(), START));
  }

  final Outbox outbox() {
    return stores().outbox();
  }

  final Deliveries deliveries() {
    return stores().deliveries();
  }

  final Subscriptions subscriptions() {
    return stores().subscriptions();
  }

  /** A listener of its own, which hears of these kinds of facts. */
  final Lane listener(MessageType... types) {
    Lane lane = new Lane(Channel.LISTENER, "listener " + UUID.randomUUID());
    serve(lane, Wish.of(List.of(types)));
    return lane;
  }

  /** Mail to this audience, of these kinds of facts and no others. */
  final void mail(Audience audience, MessageType... types) {
    serve(
        Lane.MAIL,
        Set.copyOf(List.of(types).stream().map(type -> new Wish(type, audience)).toList()));
  }

  /** A lane that wishes this until the test ends. */
  final void serve(Lane lane, Set<Wish> wishes) {
    served.add(lane);
    subscriptions().serve(lane, wishes, START);
  }

  /** Hands everything on, as if it were then. */
  final void relay(Instant now) {
    boolean more = true;
    while (more) {
      more = !outbox().relay(now, 500).isEmpty();
    }
  }

  /** What a lane gets of this event, which is its alone. */
  final List<OutboxRow> heard(Lane lane, EventId event) {
    relay(START);
    return taken(lane, START).stream()
        .map(Taken::row)
        .filter(row -> row.event().equals(Optional.of(event)))
        .toList();
  }

  final List<Taken> taken(Lane lane, Instant now) {
    return deliveries().take(lane, ALL, now, now.plus(LEASE));
  }

  final void pay(Payment payment, Instant now) {
    stores().payments().succeed(payment.id(), payment.facts().amount(), "ext", Till.refund(), now);
  }

  final OrganizerId owner(EventId event) {
    return event(event).facts().organizerId();
  }

  static OutboxRow only(List<OutboxRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  static List<UUID> ids(List<QueueEntry.Admitted> entries) {
    return entries.stream().map(entry -> entry.id().value()).toList();
  }

  static Map<String, OutboxRow> byType(List<OutboxRow> rows) {
    return rows.stream().collect(Collectors.toMap(OutboxRow::type, row -> row));
  }

  static OutboxRow row(Map<String, OutboxRow> rows, String type) {
    return Objects.requireNonNull(rows.get(type), type);
  }

  static Instant moment(OutboxRow row, String name) {
    return OffsetDateTime.parse(Objects.requireNonNull(row.about().get(name))).toInstant();
  }
}
