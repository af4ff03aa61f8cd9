package io.fairqueue.postgres.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four nodes ask one gateway about what nobody hears of, and send one event's money back. */
final class PostgresSilentMoneyIT {

  private static final int NODES = 4;
  private static final int ABANDONED = 60;
  private static final int PAID = 10;
  private static final int MAX_TURNS = 20;

  /** Leases and pauses are over by then. */
  private static final Duration LATER = Duration.ofMinutes(15);

  private final TestDatabase database = new TestDatabase();
  private final ScriptedGateway gateway = new ScriptedGateway();
  private final ManualTime time = new ManualTime();
  private final Fixtures given = new Fixtures(database.stores());
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<FairQueue> nodes = IntStream.range(0, NODES).mapToObj(i -> node()).toList();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    database.close();
  }

  @Test
  @Tag("G9")
  @Tag("G17")
  void fourNodesAskOnceAboutEachSilentPaymentAndRescueWhatIsHeld() throws Exception {
    Event.Active event = given.onSale(ABANDONED + PAID);
    List<Claim.Claimed> abandoned = held(event, ABANDONED);
    abandoned.forEach(this::openPayment);
    abandoned.forEach(
        claim ->
            database.stores().claims().release(claim.id(), ReleaseReason.EXPIRED, time.instant()));
    List<Claim.Claimed> paid = held(event, PAID);
    paid.forEach(claim -> gateway.pay(openPayment(claim)));
    time.advance(Duration.ofSeconds(61));

    everywhere(node -> node.ticks().payments());

    assertThat(gateway.verifications()).isEqualTo(ABANDONED + PAID);
    assertThat(paid)
        .allSatisfy(
            claim ->
                assertThat(database.stores().claims().find(claim.id()))
                    .containsInstanceOf(Claim.Confirmed.class));
    everywhere(node -> node.ticks().payments());
    assertThat(gateway.verifications()).isEqualTo(ABANDONED + PAID);

    // What is dead is asked about ever more seldom, and not for ever.
    for (int i = 0; i < 24 * 60; i++) {
      time.advance(Duration.ofMinutes(1));
      if (i % 10 == 0) {
        nodes.get(i / 10 % NODES).ticks().payments();
      }
    }
    everywhere(node -> node.ticks().payments());
    assertThat(gateway.verifications()).isLessThan(PAID + ABANDONED * 25);
    assertThat(
            database
                .stores()
                .payments()
                .takeStale(time.instant(), time.instant(), time.instant(), 1))
        .isEmpty();
  }

  @Test
  @Tag("G14")
  @Tag("H12")
  void fourNodesSendEachRefundOnce() throws Exception {
    Event.Active event = given.onSale(100);
    List<String> paid = held(event, 100).stream().map(this::openPayment).toList();
    paid.forEach(gateway::pay);
    time.advance(Duration.ofSeconds(61));
    everywhere(node -> node.ticks().payments());
    database.stores().events().replace(event, event.cancel("Storm", time.instant()));
    nodes.getFirst().ticks().clearUp();

    int putOff = everywhere(node -> node.ticks().refunds());

    assertThat(paid)
        .allSatisfy(
            payment -> {
              assertThat(gateway.askedBack(payment)).hasSize(1);
              assertThat(gateway.gaveBack(payment)).isTrue();
            });
    if (putOff == 0) {
      assertThat(gateway.refundCalls()).isEqualTo(100);
    }
    assertThat(database.stores().events().availability(event.id()).getFirst().free())
        .isEqualTo(100);
    assertThat(new PostgresChecks(database.pool()).run(event.id()))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
  }

  private FairQueue node() {
    var pool = database.newPool();
    var stores = new PostgresStores(pool, LineListener.none());
    open.add(stores);
    open.add(pool);
    return FairQueue.builder().stores(stores).gateway(gateway).time(time).build();
  }

  /**
   * Has all nodes work at once until each is through. All of them want one event's stock: where a
   * store has no time for all of them, some work is put off, which later turns do.
   *
   * @return how often a node's work was put off
   */
  private int everywhere(Consumer<FairQueue> work) throws Exception {
    int putOff = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<FairQueue> busy = nodes;
      for (int turn = 0; !busy.isEmpty(); turn++) {
        assertThat(turn).as("turns of %d nodes", busy.size()).isLessThan(MAX_TURNS);
        if (turn > 0) {
          time.advance(LATER);
        }
        Map<FairQueue, Future<?>> running = new LinkedHashMap<>();
        busy.forEach(node -> running.put(node, threads.submit(() -> work.accept(node))));
        busy = new ArrayList<>();
        for (Map.Entry<FairQueue, Future<?>> each : running.entrySet()) {
          try {
            each.getValue().get();
          } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof StoreUnavailableException)) {
              throw failed;
            }
            busy.add(each.getKey());
            putOff++;
          }
        }
      }
    }
    return putOff;
  }

  private List<Claim.Claimed> held(Event.Active event, int count) {
    return IntStream.range(0, count).mapToObj(i -> given.held(event.id(), time.instant())).toList();
  }

  /** The reference of a payment that its fan could pay now. */
  private String openPayment(Claim.Claimed claim) {
    PaymentId id = new PaymentId(UUID.randomUUID());
    String reference = "fq_" + id;
    var payments = database.stores().payments();
    payments.begin(id, claim.id(), reference, null, 3, time.instant());
    gateway.initialize(
        reference, claim.facts().amount(), new EmailAddress("fan@example.org"), null, null);
    payments.opened(id, reference, "https://pay.example/" + reference, null, time.instant());
    return reference;
  }
}
