package io.fairqueue.postgres.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.fairness.DrawOrder;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.DrawSecrets;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.postgres.NodeProcess;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Nodes that are killed while they place a lobby's fans: half of them at any moment, the others
 * soon after a step.
 */
@EnabledIfSystemProperty(named = "fairqueue.test.long", matches = "true")
final class KilledDrawIT {

  private static final int KILLS = 20;
  private static final int FANS = 300_000;
  private static final int WAITING_FOR = 5_000;
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void whoeverDiesWhenTheOrderIsTheSameAndNoPlaceIsGivenTwice()
      throws IOException, InterruptedException {
    Random random = new Random(16);
    try (TestDatabase database = new TestDatabase()) {
      Stores stores = database.stores();
      ManualTime time = new ManualTime();
      FairQueue here = DrawingNode.node(stores, time);
      Instant sale = time.instant().plus(Duration.ofMinutes(10));
      Event.Draft draft = draft(stores, sale, time.instant());
      EventId event = draft.id();
      here.events().activate(new Actor(draft.facts().organizerId(), false), event);
      enter(stores, event, time.instant());
      time.set(sale.minus(Duration.ofMinutes(2)));
      here.ticks().draws();
      Instant decided = stores.draws().find(event).orElseThrow().terms().decidedAt();

      List<String> moments = new ArrayList<>();
      for (int i = 0; i < KILLS; i++) {
        Process node =
            NodeProcess.command(DrawingNode.class, database.url(), decided.toString()).start();
        try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
          await().until(() -> "up".equals(output.readLine()));
          if (i % 2 == 0) {
            Draw before = stores.draws().find(event).orElseThrow();
            await()
                .atMost(SOON)
                .until(
                    () ->
                        before instanceof Draw.Open
                            || !stores.draws().find(event).orElseThrow().equals(before));
          }
          int moment = random.nextInt(i % 2 == 0 ? 300 : 4_000);
          assertThat(node.waitFor(moment, TimeUnit.MILLISECONDS)).isFalse();
          node.destroyForcibly().onExit().join();
        }
        Draw draw = stores.draws().find(event).orElseThrow();
        moments.add(draw.status() + " " + draw.placed());
      }
      System.out.println("killed at " + moments);
      assertThat(moments).filteredOn(moment -> moment.startsWith("PLACING")).hasSizeGreaterThan(5);
      time.set(decided);
      here.ticks().draws();

      Draw draw = stores.draws().find(event).orElseThrow();
      assertThat(draw).isInstanceOf(Draw.Open.class);
      List<PlaceInLine> line =
          stores.lineReads().waiting(event, 1, FANS).stream()
              .sorted(Comparator.comparingLong(each -> each.entry().facts().place()))
              .toList();
      assertThat(line)
          .extracting(each -> each.entry().facts().place())
          .isEqualTo(LongStream.rangeClosed(1, FANS).boxed().toList());
      assertThat(Bytes.of(order(stores, event, line).root()))
          .isEqualTo(draw.places().orElseThrow());
    }
  }

  /** The tree over leaf and place, as places are. */
  private static MerkleTree order(Stores stores, EventId event, List<PlaceInLine> line) {
    DrawSecret secret =
        new DrawSecrets(stores.draws(), SecretVault.plain(), new Random()).of(event).orElseThrow();
    EntryIds ids = EntryIds.of(event);
    return MerkleTree.of(
        line.size(),
        i -> {
          long number = line.get(i).entry().facts().number();
          return DrawOrder.row(secret.leaf(event, ids.encode(number), number), i + 1L);
        });
  }

  private static Event.Draft draft(Stores stores, Instant sale, Instant now) {
    Lobby lobby = new Lobby(now.minusSeconds(60), DrawMethod.RANDOM, Duration.ofMinutes(2));
    return new Fixtures(stores)
        .draft(Fixtures.details(50).edit().saleStart(sale).lobby(lobby).build());
  }

  private static void enter(Stores stores, EventId event, Instant now) {
    List<CompletableFuture<?>> joining = new ArrayList<>();
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
}
