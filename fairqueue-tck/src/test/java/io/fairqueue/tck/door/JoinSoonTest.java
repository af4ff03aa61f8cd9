package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.line.JoinResult;
import io.fairqueue.memory.MemoryStores;
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

    JoinResult joined = joinSoon(event, fan).orElseThrow();
    JoinResult again = joinSoon(event, fan).orElseThrow();

    assertThat(joined)
        .isEqualTo(new JoinResult.Joined(fairQueue.line().position(event, fan).orElseThrow()));
    assertThat(again).isEqualTo(fairQueue.line().join(event, fan, HOME));
    assertThat(again).isInstanceOf(JoinResult.AlreadyInLine.class);
  }

  @Test
  @Tag("D16")
  void aLimitPerNetworkHoldsForThem() {
    EventId event = onSale(new EntryRules(false, NO_LIMIT, OptionalInt.of(1)));

    assertThat(joinSoon(event, newFan())).get().isInstanceOf(JoinResult.Joined.class);
    assertThat(joinSoon(event, newFan())).contains(new JoinResult.TooManyEntries());
  }

  @Test
  void outsideTheSaleTheyAreRefused() {
    EventId event = new Fixtures(stores).onSale(3).id();
    time.set(Fixtures.SALE_END);

    assertThat(joinSoon(event, newFan())).contains(new JoinResult.EventNotActive());
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

  private Optional<JoinResult> joinSoon(EventId event, CustomerId fan) {
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
