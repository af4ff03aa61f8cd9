package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.RetrySchedule;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.message.Listener;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a listener in the program hears, and what becomes of what it refuses. */
class ListenerTest {

  private final MemoryStores stores = new MemoryStores();
  private final ManualTime time = new ManualTime();
  private final Fixtures given = new Fixtures(stores);
  private final List<Message> heard = Collections.synchronizedList(new ArrayList<>());

  @Test
  @Tag("H5")
  void aListenerHearsTypedFactsOnceEach() {
    FairQueue node = node(heard::add);
    node.ticks().run();
    EventId event = given.onSale(10).id();
    var sold = new Till(stores).sell(event, 2, time.instant());

    node.ticks().run();
    node.ticks().run();

    assertThat(heard)
        .extracting(Message::type)
        .containsExactlyInAnyOrder(
            MessageType.ACCOUNT_CREATED,
            MessageType.LINE_ADMITTED,
            MessageType.CLAIM_HELD,
            MessageType.CLAIM_CONFIRMED);
    assertThat(heard)
        .filteredOn(Message.ClaimConfirmed.class::isInstance)
        .singleElement()
        .matches(
            each ->
                each instanceof Message.ClaimConfirmed confirmed
                    && confirmed.claim().equals(sold.facts())
                    && !confirmed.isLate());
    assertThat(heard).extracting(each -> each.head().id()).doesNotHaveDuplicates();
  }

  @Test
  @Tag("H5")
  void whatItThrewAtIsToldAgainUnderTheSameId() {
    List<Message> tried = Collections.synchronizedList(new ArrayList<>());
    FairQueue node =
        node(
            message -> {
              tried.add(message);
              if (tried.size() < 3) {
                throw new IllegalStateException("no database");
              }
              heard.add(message);
            },
            MessageType.ACCOUNT_CREATED);
    node.ticks().run();
    given.customer();

    node.ticks().run();
    node.ticks().run();
    assertThat(tried).hasSize(1);
    time.advance(Duration.ofSeconds(6));
    node.ticks().run();
    time.advance(Duration.ofSeconds(36));
    node.ticks().run();

    assertThat(tried).hasSize(3);
    assertThat(new HashSet<>(tried)).hasSize(1);
    assertThat(heard).hasSize(1);
  }

  @Test
  @Tag("H1")
  @Tag("H2")
  @Tag("H7")
  void oneThatIsRefusedToTheEndIsBuriedAndOthersFlow() {
    EventId event = given.onSale(10).id();
    Set<UUID> poison = new HashSet<>();
    FairQueue node =
        node(
            message -> {
              if (poison.contains(entry(message))) {
                throw new IllegalStateException("poison");
              }
              heard.add(message);
            },
            MessageType.LINE_ADMITTED);
    node.ticks().run();
    for (int i = 0; i < 5; i++) {
      given.join(event, given.customer(), time.instant());
    }
    poison.add(
        stores
            .lineReads()
            .find(event, given.join(event, given.customer(), time.instant()).facts().customerId())
            .orElseThrow()
            .id()
            .value());
    given.crowd(event, 4, time.instant());

    node.ticks().run();
    assertThat(heard).hasSize(9);
    for (Duration wait : RetrySchedule.LETTERS.waits()) {
      time.advance(wait.plus(wait.dividedBy(4)));
      node.ticks().run();
    }

    assertThat(heard).hasSize(9);
    assertThat(stores.deliveries().dead(Channel.LISTENER, 10))
        .singleElement()
        .matches(dead -> "IllegalStateException: poison".equals(dead.error()))
        .extracting(Known::key)
        .matches(key -> stores.deliveries().retry(key, time.instant()));
    poison.clear();
    node.ticks().run();
    assertThat(heard).hasSize(10);
  }

  @Test
  @Tag("H2")
  @Tag("H7")
  void oneThatEndsItsNodeAgainAndAgainIsBuriedAndOthersFlow() {
    EventId event = given.onSale(10).id();
    Set<UUID> poison = new HashSet<>();
    // No courier lives to say what became of it, as if the node had died.
    FairQueue node =
        builder(
                message -> {
                  if (poison.contains(entry(message))) {
                    throw new StackOverflowError();
                  }
                  heard.add(message);
                },
                MessageType.LINE_ADMITTED)
            .onFailure((task, failure) -> {})
            .build();
    node.ticks().run();
    List<UUID> crowd =
        given.crowd(event, 5, time.instant()).stream().map(each -> each.id().value()).toList();
    poison.add(crowd.get(1));
    Duration lease = Duration.ofSeconds(61);

    node.ticks().run();
    assertThat(heard).hasSize(1);
    for (Duration wait : RetrySchedule.LETTERS.waits()) {
      time.advance(lease);
      node.ticks().run();
      time.advance(wait.plus(wait.dividedBy(4)));
      node.ticks().run();
    }
    time.advance(lease);
    node.ticks().run();

    assertThat(heard)
        .extracting(ListenerTest::entry)
        .containsOnly(crowd.get(0), crowd.get(2), crowd.get(3), crowd.get(4));
    assertThat(stores.deliveries().dead(Channel.LISTENER, 10))
        .singleElement()
        .matches(dead -> poison.contains(dead.row().items().get(dead.key().firstItem())))
        .matches(dead -> "whoever took it never said how that ended".equals(dead.error()));
  }

  @Test
  void thereIsSomethingToDoFromTheFirstSubscriberToTheLastDelivery() {
    assertThat(stores.outbox().isIdle()).isTrue();
    FairQueue node = node(heard::add, MessageType.ACCOUNT_CREATED);
    node.ticks().lanes();
    assertThat(stores.outbox().isIdle()).isFalse();
    given.customer();
    node.ticks().outbox();
    Lane lane = new Lane(Channel.LISTENER, "bookkeeping");

    stores.subscriptions().serve(lane, Set.of(), time.instant());
    assertThat(stores.outbox().isIdle()).isFalse();
    node.ticks().deliveries();

    assertThat(stores.outbox().isIdle()).isTrue();
    assertThat(heard).hasSize(1);
  }

  @Test
  void amongNodesOneHears() {
    List<Message> elsewhere = Collections.synchronizedList(new ArrayList<>());
    FairQueue here = node(heard::add, MessageType.ACCOUNT_CREATED);
    FairQueue there = node(elsewhere::add, MessageType.ACCOUNT_CREATED);
    here.ticks().run();
    there.ticks().run();
    for (int i = 0; i < 20; i++) {
      given.customer();
    }

    here.ticks().run();
    there.ticks().run();

    assertThat(heard.size() + elsewhere.size()).isEqualTo(20);
  }

  @Test
  void anAdmissionTellsItsEnd() {
    EventId event = given.onSale(10).id();
    FairQueue node = node(heard::add, MessageType.LINE_ADMITTED);
    node.ticks().run();
    QueueEntry.Admitted entry = given.admitted(event, given.customer(), time.instant());

    node.ticks().run();

    assertThat(heard)
        .singleElement()
        .matches(
            each ->
                each instanceof Message.Admitted told
                    && told.until().equals(entry.admittedUntil())
                    && told.place().entry().equals(entry.id()));
  }

  @Test
  void itsNameIsPlain() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> FairQueue.builder().listener("a b", Set.of(), heard::add));
  }

  private FairQueue node(Listener listener, MessageType... types) {
    return builder(listener, types).build();
  }

  private FairQueue.Builder builder(Listener listener, MessageType... types) {
    return FairQueue.builder()
        .stores(stores)
        .time(time)
        .listener("bookkeeping", Set.of(types), listener);
  }

  private static UUID entry(Message message) {
    return ((Message.Admitted) message).place().entry().value();
  }
}
