package io.fairqueue.tck;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/** A random day in a line: the same questions for the same seed, but for the entries' ids. */
final class QueueQuestions {

  private static final Duration WINDOW = Duration.ofSeconds(40);

  private final EventId event;
  private final List<CustomerId> fans;
  private final Random random;
  private Instant now = Fixtures.START;

  QueueQuestions(EventId event, List<CustomerId> fans, long seed) {
    this.event = event;
    this.fans = fans;
    this.random = new Random(seed);
  }

  Question<QueueStore> next() {
    now = now.plusMillis(random.nextInt(6_000));
    Instant at = now;
    CustomerId fan = fans.get(random.nextInt(fans.size()));
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> join(fan, at);
      case 4 -> new Question<>("leave " + fan, store -> store.leave(event, fan, at));
      case 5 ->
          new Question<>("remove " + fan, store -> store.remove(event, entry(store, fan), at));
      case 6, 7 -> admit(at);
      case 8 ->
          new Question<>(
              "expire", store -> new HashSet<>(store.expire(event, Duration.ofMinutes(2), at)));
      case 9 -> new Question<>("extend " + fan, store -> store.extend(event, fan, WINDOW, 1, at));
      case 10 ->
          new Question<>(
              "complete " + fan, store -> store.complete(event, entry(store, fan), fan, at));
      default ->
          random.nextInt(10) == 0
              ? new Question<>("close", store -> new HashSet<>(store.close(event, at)))
              : new Question<>("find all", store -> new HashSet<>(store.findAll(event, fans)));
    };
  }

  /** How the line looks now: its figures, and one fan's entry and position. */
  Question<QueueStore> look() {
    Instant at = now;
    CustomerId fan = fans.get(random.nextInt(fans.size()));
    return new Question<>(
        "look at " + fan,
        store -> {
          return List.of(
              store.waiting(event),
              store.activity(event, at),
              store.turnout(event),
              store.find(event, fan),
              store.find(event, fan).map(entry -> store.position(event, entry.facts().place())));
        });
  }

  private Question<QueueStore> join(CustomerId fan, Instant at) {
    EntryId id = new EntryId(UUID.randomUUID());
    return new Question<>("join " + fan, store -> store.join(event, id, fan, at));
  }

  private Question<QueueStore> admit(Instant at) {
    AdmissionPolicy policy =
        new AdmissionPolicy(
            oneTimeInTwo(4), oneTimeInTwo(3), 1 + random.nextInt(3), 1 + random.nextInt(2), WINDOW);
    int most = 1 + random.nextInt(4);
    return new Question<>(
        "admit " + most + " by " + policy, store -> store.admit(event, policy, most, at));
  }

  private OptionalInt oneTimeInTwo(int limit) {
    return random.nextBoolean() ? OptionalInt.of(limit) : OptionalInt.empty();
  }

  private EntryId entry(QueueStore store, CustomerId fan) {
    return store.find(event, fan).map(QueueEntry::id).orElseGet(QueueSuite::newEntry);
  }
}
