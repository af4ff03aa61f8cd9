package io.fairqueue.tck.contract.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link LineStore} does: examples, races, and the same answers as the in-memory store
 * to the same questions.
 */
public abstract class LineStoreContract extends LineSuite {

  private static final int STEPS = 250;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersAsTheInMemoryStoreDoes(long seed) {
    compare(Fixtures.PLENTY, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void answersAsTheInMemoryStoreDoesWhenStockIsShort(long seed) {
    compare(3, seed);
  }

  private void compare(int freeUnits, long seed) {
    EventId event = newLine(freeUnits);
    LineQuestions questions = new LineQuestions(event, newCustomers(12), seed);
    var subject = stores();
    Stores model = model(event, freeUnits);
    for (int step = 0; step < STEPS; step++) {
      String when = "seed %d, step %d".formatted(seed, step);
      questions.next().compare(subject, model, when);
      questions.look().compare(subject, model, when);
    }
  }

  private static Stores model(EventId event, int freeUnits) {
    Stores stores = new MemoryStores();
    Fixtures fixtures = new Fixtures(stores);
    fixtures.activate(fixtures.draft(event, Fixtures.details(freeUnits)));
    return stores;
  }

  @Nested
  class Order extends LineOrderExamples {
    @Override
    protected Stores stores() {
      return LineStoreContract.this.stores();
    }
  }

  @Nested
  class Admission extends LineAdmissionExamples {
    @Override
    protected Stores stores() {
      return LineStoreContract.this.stores();
    }
  }

  @Nested
  class Window extends LineWindowExamples {
    @Override
    protected Stores stores() {
      return LineStoreContract.this.stores();
    }
  }

  @Nested
  class Limits extends LineLimitExamples {
    @Override
    protected Stores stores() {
      return LineStoreContract.this.stores();
    }
  }

  @Nested
  class Presence extends LinePresenceExamples {
    @Override
    protected Stores stores() {
      return LineStoreContract.this.stores();
    }
  }

  @Nested
  class Races extends LineRaces {
    @Override
    protected Stores stores() {
      return LineStoreContract.this.stores();
    }
  }
}
