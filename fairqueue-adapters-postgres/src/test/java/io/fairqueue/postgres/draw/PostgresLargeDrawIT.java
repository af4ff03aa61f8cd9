package io.fairqueue.postgres.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A lobby as large as a stadium's: how long each step takes, and that nobody is lost. */
@EnabledIfSystemProperty(named = "fairqueue.test.long", matches = "true")
final class PostgresLargeDrawIT {

  private static final int FANS = 200_000;
  private static final int WAITING_FOR = 5_000;

  @Test
  void twoHundredThousandAreListedDrawnAndPlacedInTime() {
    try (TestDatabase database = new TestDatabase()) {
      Stores stores = database.stores();
      ManualTime time = new ManualTime();
      FairQueue fairQueue =
          FairQueue.builder()
              .stores(stores)
              .beacon(new BeaconPolicy(new OneValue(), BeaconChain.QUICKNET, Duration.ZERO))
              .time(time)
              .build();
      Instant sale = time.instant().plus(Duration.ofMinutes(10));
      EventDetails details =
          Fixtures.details(50)
              .edit()
              .saleStart(sale)
              .lobby(
                  new Lobby(
                      time.instant().minusSeconds(60), DrawMethod.RANDOM, Duration.ofMinutes(2)))
              .build();
      Event.Draft draft = new Fixtures(stores).draft(details);
      fairQueue.events().activate(new Actor(draft.facts().organizerId(), false), draft.id());
      enter(stores, draft.id(), time.instant());

      time.set(sale.minus(Duration.ofMinutes(2)));
      Duration listed = took(() -> fairQueue.ticks().draws());
      Draw closed = stores.draws().find(draft.id()).orElseThrow();
      assertThat(closed.entrants().orElseThrow().count()).isEqualTo(FANS);
      time.set(closed.terms().decidedAt());
      Duration placed = took(() -> fairQueue.ticks().draws());

      assertThat(stores.draws().find(draft.id()).orElseThrow()).isInstanceOf(Draw.Open.class);
      System.out.printf("%d listed in %s, drawn and placed in %s%n", FANS, listed, placed);
      assertThat(listed).isLessThan(Duration.ofSeconds(10));
      assertThat(placed).isLessThan(Duration.ofSeconds(90));
      assertThat(stores.lineReads().waiting(draft.id())).isEqualTo(FANS);
      assertThat(
              stores.lineReads().waiting(draft.id(), 1, FANS).stream()
                  .map(each -> each.entry().facts().place())
                  .sorted()
                  .toList())
          .isEqualTo(LongStream.rangeClosed(1, FANS).boxed().toList());
      List<QueueEntry.Admitted> admitted =
          stores.lines().admit(draft.id(), Policies.generous(), 50, sale);
      assertThat(admitted)
          .extracting(entry -> entry.facts().place())
          .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
    }
  }

  private static void enter(Stores stores, EventId event, Instant now) {
    List<CompletableFuture<JoinOutcome>> joining = new ArrayList<>();
    for (int i = 0; i < FANS; i++) {
      joining.add(
          stores
              .lines()
              .joinSoon(
                  event,
                  new CustomerId(UUID.randomUUID()),
                  List.of(),
                  now,
                  ForkJoinPool.commonPool())
              .toCompletableFuture());
      if (joining.size() == WAITING_FOR) {
        joining.forEach(CompletableFuture::join);
        joining.clear();
      }
    }
  }

  private static Duration took(Runnable step) {
    long begun = System.nanoTime();
    step.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
