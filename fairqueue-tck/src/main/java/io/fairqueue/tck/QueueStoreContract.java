package io.fairqueue.tck;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link QueueStore} does, with stock of its own or without: examples, races, and the
 * same answers as the in-memory store to the same questions.
 */
public abstract class QueueStoreContract extends QueueRaces {

  private static final int STEPS = 250;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersAsTheInMemoryStoreDoes(long seed) {
    compare(newLine(), OptionalInt.empty(), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void answersAsTheInMemoryStoreDoesWhenStockIsShort(long seed) {
    compare(newLine(3), OptionalInt.of(3), seed);
  }

  private void compare(EventId event, OptionalInt freeUnits, long seed) {
    List<CustomerId> fans = newCustomers(12);
    QueueStore model = model(event, freeUnits, fans);
    QueueQuestions questions = new QueueQuestions(event, fans, seed);
    for (int step = 0; step < STEPS; step++) {
      String when = "seed %d, step %d".formatted(seed, step);
      questions.next().compare(queue(), model, when);
      questions.look().compare(queue(), model, when);
    }
  }

  private static QueueStore model(EventId event, OptionalInt freeUnits, List<CustomerId> fans) {
    Stores stores = new MemoryStores();
    Fixtures fixtures = new Fixtures(stores);
    fans.forEach(fixtures::customer);
    fixtures.activate(fixtures.draft(event, Fixtures.details(freeUnits.orElse(Fixtures.PLENTY))));
    return stores.queue();
  }
}
