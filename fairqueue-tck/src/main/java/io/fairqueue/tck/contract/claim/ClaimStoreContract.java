package io.fairqueue.tck.contract.claim;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.UnitId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link io.fairqueue.port.ClaimStore} does: examples, races, and the same answers as
 * the in-memory stores to the same questions.
 */
public abstract class ClaimStoreContract extends StoresSuite {

  private static final int STEPS = 250;
  private static final int UNITS = 6;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersAsTheInMemoryStoresDo(long seed) {
    compare(false, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void answersAsTheInMemoryStoresDoWhenFansChoose(long seed) {
    compare(true, seed);
  }

  private void compare(boolean fansChoose, long seed) {
    Stores model = new MemoryStores();
    SalePolicy policy = SalePolicy.defaults().edit().maxClaimsPerFan(seed % 2 == 0 ? 1 : 2).build();
    Event.Draft draft =
        given()
            .draft(Fixtures.details(policy, Fixtures.general("Standing", UNITS, Fixtures.PRICE)));
    List<CustomerId> fans = IntStream.range(0, 8).mapToObj(i -> given().customer()).toList();
    fans.forEach(new Fixtures(model)::customer);
    Map<Stores, List<UnitId>> units =
        Map.of(stores(), open(stores(), draft), model, insert(model, draft.id(), draft.details()));
    ClaimQuestions questions =
        new ClaimQuestions(draft.id(), fans, new ClaimViews(units::get, fansChoose), seed);
    for (int step = 0; step < STEPS; step++) {
      String when = "seed %d, step %d".formatted(seed, step);
      questions.next().compare(stores(), model, when);
      questions.look().compare(stores(), model, when);
    }
  }

  private static List<UnitId> insert(Stores stores, EventId id, EventDetails details) {
    return open(stores, new Fixtures(stores).draft(id, details));
  }

  private static List<UnitId> open(Stores stores, Event.Draft draft) {
    Fixtures given = new Fixtures(stores);
    given.activate(draft);
    var all = given.held(draft.id(), given.customer(), UNITS, START);
    stores.claims().release(all.id(), ReleaseReason.CUSTOMER, START);
    return all.facts().units().stream().map(HeldUnit::unitId).toList();
  }

  @Nested
  class Holds extends HoldExamples {
    @Override
    protected Stores stores() {
      return ClaimStoreContract.this.stores();
    }
  }

  @Nested
  class SeatHolds extends SeatHoldExamples {
    @Override
    protected Stores stores() {
      return ClaimStoreContract.this.stores();
    }
  }

  @Nested
  class Releases extends ReleaseExamples {
    @Override
    protected Stores stores() {
      return ClaimStoreContract.this.stores();
    }
  }

  @Nested
  class Lists extends ClaimListExamples {
    @Override
    protected Stores stores() {
      return ClaimStoreContract.this.stores();
    }
  }

  @Nested
  class Races extends ClaimRaces {
    @Override
    protected Stores stores() {
      return ClaimStoreContract.this.stores();
    }
  }
}
