package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.line.Line;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Operation;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Joins of who can't wait. */
@Tag("D1")
class JoinSoonTest {

  private static final OptionalInt NO_LIMIT = OptionalInt.empty();
  private static final Network HOME = new Network("203.0.113.7");

  private final Stores stores = new MemoryStores();
  private final ManualTime time = new ManualTime(Fixtures.START);
  private final FairQueue fairQueue = FairQueue.builder().stores(stores).time(time).build();

  @Test
  void theyEndAsOthersDo() {
    EventId event = new Fixtures(stores).onSale(3).id();
    CustomerId fan = newFan();

    Line.Joining joined = joinSoon(event, fan).orElseThrow();
    Line.Joining again = joinSoon(event, fan).orElseThrow();

    assertThat(joined)
        .isEqualTo(
            new Line.Joining.InLine(fairQueue.line().position(event, fan).orElseThrow(), false));
    assertThat(again).isEqualTo(fairQueue.line().join(event, fan, HOME));
    assertThat(again).extracting("again").isEqualTo(true);
  }

  @Test
  @Tag("D16")
  void aLimitPerNetworkHoldsForThem() {
    EventId event = onSale(new EntryRules(false, NO_LIMIT, OptionalInt.of(1)));

    assertThat(joinSoon(event, newFan())).get().isInstanceOf(Line.Joining.InLine.class);
    assertThat(joinSoon(event, newFan()))
        .get()
        .extracting("reason")
        .isInstanceOf(JoinOutcome.TooManyEntries.class);
  }

  @Test
  void outsideTheSaleTheyAreRefused() {
    EventId event = new Fixtures(stores).onSale(3).id();
    time.set(Fixtures.SALE_END);

    assertThat(joinSoon(event, newFan()))
        .contains(new Line.Joining.Refused(new JoinOutcome.NotOpen()));
  }

  @Test
  @Tag("D16")
  void whereTheRulesAskWhoItIsNothingIsDone() {
    EventId event = onSale(new EntryRules(true, NO_LIMIT, NO_LIMIT));
    CustomerId fan = newFan();

    assertThat(joinSoon(event, fan)).isEmpty();
    assertThat(fairQueue.line().position(event, fan)).isEmpty();
  }

  @Test
  void whatIsNotAtHandOrHasANameGoesTheOtherWay() {
    EventId event = new Fixtures(stores).onSale(3).id();
    CustomerId fan = newFan();

    assertThat(joinSoon(new EventId(UUID.randomUUID()), fan)).isEmpty();
    Operation before = Operation.enter(new Operation(UUID.randomUUID(), false));
    try {
      assertThat(joinSoon(event, fan)).isEmpty();
    } finally {
      var unused = Operation.enter(before);
    }
    assertThat(fairQueue.line().position(event, fan)).isEmpty();
  }

  private Optional<Line.Joining> joinSoon(EventId event, CustomerId fan) {
    return fairQueue
        .line()
        .joinSoon(event, fan, HOME, Runnable::run)
        .map(result -> result.toCompletableFuture().join());
  }

  private static CustomerId newFan() {
    return new CustomerId(UUID.randomUUID());
  }

  private EventId onSale(EntryRules entries) {
    return new Fixtures(stores).onSale(entries).id();
  }
}
