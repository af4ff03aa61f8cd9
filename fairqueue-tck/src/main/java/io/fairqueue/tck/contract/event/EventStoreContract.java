package io.fairqueue.tck.contract.event;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link io.fairqueue.port.EventStore} does: events themselves, lists of them, the stock
 * that follows their tiers, and what an event's state means for its line.
 */
public abstract class EventStoreContract extends StoresSuite {

  private static final int STEPS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @Tag("C5")
  @Tag("C8")
  void itsStockFollowsAsThatOfTheInMemoryStoresDoes(long seed) {
    Stores model = new MemoryStores();
    Event.Draft draft =
        given()
            .draft(
                Fixtures.details(
                    SalePolicy.defaults(),
                    Fixtures.general("Standing", 4, 100),
                    Fixtures.reserved("Stalls", 6, 100)));
    Fixtures modelled = new Fixtures(model);
    given().activate(draft);
    modelled.activate(modelled.draft(draft.id(), draft.details()));
    StockQuestions questions = new StockQuestions(draft.id(), draft.details(), seed);
    for (int step = 0; step < STEPS; step++) {
      String when = "seed %d, step %d".formatted(seed, step);
      CustomerId fan = given().customer();
      modelled.customer(fan);
      questions.next(fan).compare(stores(), model, when);
      questions.look().compare(stores(), model, when);
    }
  }

  @Nested
  class Events extends EventExamples {
    @Override
    protected Stores stores() {
      return EventStoreContract.this.stores();
    }
  }

  @Nested
  class Lists extends EventListExamples {
    @Override
    protected Stores stores() {
      return EventStoreContract.this.stores();
    }
  }

  @Nested
  class States extends EventStateExamples {
    @Override
    protected Stores stores() {
      return EventStoreContract.this.stores();
    }
  }

  @Nested
  class Revisions extends ReviseExamples {
    @Override
    protected Stores stores() {
      return EventStoreContract.this.stores();
    }
  }

  @Nested
  class RevisionsAtOnce extends ReviseRaces {
    @Override
    protected Stores stores() {
      return EventStoreContract.this.stores();
    }
  }

  @Nested
  class Pauses extends PauseExamples {
    @Override
    protected Stores stores() {
      return EventStoreContract.this.stores();
    }
  }
}
