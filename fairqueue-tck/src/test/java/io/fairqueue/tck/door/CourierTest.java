package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Deliveries.Status;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages that came about together, by what their courier says of each. */
@Tag("H2")
@Tag("H7")
class CourierTest {

  private static final Lane LANE = new Lane(Channel.LISTENER, "own");
  private static final Instant DAY_AFTER = ManualTime.START.plus(Duration.ofDays(1));

  private final MemoryStores stores = new MemoryStores();
  private final ManualTime time = new ManualTime();
  private final Fixtures given = new Fixtures(stores);

  /** What is said of a message, by its place among those of its time; else it got through. */
  private final Map<Integer, Supplier<Receipt>> answers = new HashMap<>();

  private final List<Integer> carried = new ArrayList<>();
  private List<EntryId> entries = List.of();
  private long row;
  private FairQueue node;

  @BeforeEach
  void start() {
    node =
        FairQueue.builder()
            .stores(stores)
            .time(time)
            .courier(new Own())
            .onFailure((task, failure) -> {})
            .build();
    node.ticks().run();
  }

  @Test
  void whatFailsAloneIsTriedAgainForItself() {
    answers.put(0, () -> new Receipt.Failed("no"));
    answers.put(2, () -> new Receipt.Failed("no", new Reply(500, "broken")));

    tell(5);

    assertThat(carried).containsExactly(0, 1, 2, 3, 4);
    assertThat(whole())
        .matches(each -> each.status() == Status.DONE && "no".equals(each.error()))
        .matches(each -> new Reply(500, "broken").equals(each.reply()));
    assertThat(again(Duration.ofSeconds(7))).containsExactlyInAnyOrder(0, 2);
  }

  @Test
  void twoInARowStopTheRest() {
    answers.put(1, () -> new Receipt.Failed("no"));
    answers.put(3, () -> new Receipt.Failed("no"));
    answers.put(4, () -> new Receipt.Failed("nor this"));

    tell(6);

    assertThat(carried).containsExactly(0, 1, 2, 3, 4);
    assertThat(whole())
        .matches(each -> each.status() == Status.PENDING && each.tries() == 1)
        .matches(each -> "nor this".equals(each.error()));
    answers.clear();
    assertThat(again(Duration.ofSeconds(7))).containsExactlyInAnyOrder(1, 3, 4, 5);
  }

  @Test
  void theLastOneIsTriedAgainWithNothingBehindIt() {
    answers.put(2, () -> new Receipt.Failed("no"));

    tell(3);

    assertThat(whole()).matches(each -> each.status() == Status.PENDING && each.tries() == 1);
    assertThat(again(Duration.ofSeconds(7))).containsExactly(2);
  }

  @Test
  void whatComesLaterKeepsThoseBehindItAsLongAsTheTargetSays() {
    answers.put(1, () -> new Receipt.Later("busy", DAY_AFTER, true, null));

    tell(3);

    assertThat(carried).containsExactly(0, 1);
    assertThat(whole()).matches(each -> each.dueAt().equals(DAY_AFTER) && each.tries() == 1);
    assertThat(again(Duration.ofSeconds(7))).isEmpty();
    answers.clear();
    assertThat(again(Duration.ofDays(1))).containsExactly(1, 2);
  }

  @Test
  void whatIsNobodysFaultCostsNoTry() {
    answers.put(0, () -> new Receipt.Later("interrupted", false));

    tell(2);

    assertThat(whole())
        .matches(each -> each.status() == Status.PENDING && each.tries() == 0)
        .matches(each -> each.dueAt().equals(time.instant().plusSeconds(1)));
    assertThat(carried).containsExactly(0);
  }

  @Test
  void whatIsNeverToBeHadThereIsBuriedWithThoseBehindIt() {
    answers.put(1, () -> new Receipt.Refused("gone"));

    tell(3);

    assertThat(carried).containsExactly(0, 1);
    assertThat(whole()).matches(each -> each.status() == Status.DEAD);
  }

  @Test
  void onePointlessMessageIsPassedOverAndAllOfThemAreSkipped() {
    answers.put(1, () -> new Receipt.Pointless("too late"));

    tell(3);
    assertThat(carried).containsExactly(0, 1, 2);
    assertThat(whole()).matches(each -> each.status() == Status.DONE);

    IntStream.range(0, 3).forEach(i -> answers.put(i, () -> new Receipt.Pointless("too late")));
    tell(3);
    assertThat(whole())
        .matches(each -> each.status() == Status.SKIPPED && "too late".equals(each.error()));
  }

  @Test
  void aCourierThatThrowsIsNoWorseThanOneThatFails() {
    answers.put(
        1,
        () -> {
          throw new IllegalStateException("a bug");
        });

    tell(3);

    assertThat(carried).containsExactly(0, 1, 2);
    assertThat(whole()).matches(each -> each.status() == Status.DONE);
    answers.clear();
    assertThat(again(Duration.ofSeconds(7))).containsExactly(1);
  }

  @Test
  void whatTakesLongIsGivenBackAndGoesOnUnderAnotherLease() {
    Supplier<Receipt> slow =
        () -> {
          time.advance(Duration.ofSeconds(10));
          return new Receipt.Accepted();
        };
    answers.put(0, slow);
    answers.put(1, slow);
    List<Instant> leases = new ArrayList<>();
    answers.put(
        2,
        () -> {
          leases.add(whole().dueAt());
          return new Receipt.Accepted();
        });

    tell(4);

    assertThat(carried).containsExactly(0, 1, 2, 3);
    assertThat(leases).containsExactly(ManualTime.START.plusSeconds(20 + 60));
    assertThat(whole()).matches(each -> each.status() == Status.DONE && each.tries() == 0);
  }

  /** Facts that come about together. */
  private void tell(int count) {
    carried.clear();
    entries =
        given.crowd(given.onSale(10).id(), count, time.instant()).stream()
            .map(QueueEntry::id)
            .toList();
    node.ticks().outbox();
    node.ticks().deliveries();
  }

  private List<Integer> again(Duration later) {
    carried.clear();
    time.advance(later);
    node.ticks().deliveries();
    return List.copyOf(carried);
  }

  private Known whole() {
    Target target = new Target.Named(LANE.name());
    return stores
        .deliveries()
        .find(new Deliveries.Key(row, Channel.LISTENER, target, 0, entries.size()))
        .orElseThrow();
  }

  private final class Own implements Courier {

    @Override
    public Channel channel() {
      return Channel.LISTENER;
    }

    @Override
    public boolean serves(Lane lane) {
      return lane.equals(LANE);
    }

    @Override
    public Set<Lane> lanes() {
      return Set.of(LANE);
    }

    @Override
    public Set<Wish> wishes(Lane lane) {
      return Wish.of(Set.of(MessageType.LINE_ADMITTED));
    }

    @Override
    public int room(Lane lane) {
      return 1;
    }

    @Override
    public int room() {
      return 1;
    }

    @Override
    public Receipt carry(Target target, Message message) {
      int place = entries.indexOf(((Message.Admitted) message).place().entry());
      carried.add(place);
      row = message.head().seq();
      return answers.getOrDefault(place, Receipt.Accepted::new).get();
    }
  }
}
