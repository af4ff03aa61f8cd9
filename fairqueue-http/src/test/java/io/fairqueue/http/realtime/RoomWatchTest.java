package io.fairqueue.http.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fairqueue.FairQueue;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Refund;
import io.fairqueue.http.board.Boards;
import io.fairqueue.http.line.Positions;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.recent.RecentNotices;
import io.fairqueue.http.security.Caller;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Till;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoomWatchTest {

  private static final Instant START = Fixtures.START;

  private final ManualTime time = new ManualTime(START);
  private final MemoryStores stores = new MemoryStores();
  private final Fixtures given = new Fixtures(stores);
  private final FairQueue fairQueue = FairQueue.builder().stores(stores).time(time).build();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile boolean lost;

  @Test
  void what_became_of_a_claim_is_told_after_a_look_that_failed() {
    EventId event = given.onSale(10).id();
    CustomerId fan = given.customer();
    Till till = new Till(stores);
    Claim.Confirmed sold = till.sell(given.held(event, fan, 1, START), START);
    Messages messages = messages();
    Wire wire = new Wire();
    Connection connection = connection(event, fan, wire, messages);
    connection.tell(sold);
    RoomWatch watch = new RoomWatch(event, reads(), messages, any -> false, new Outages(Map.of()));
    assertThat(watch.room().add(connection)).isTrue();
    Refund refund = till.requestRefund(sold, START);
    assertThat(stores.payments().refundSucceeded(refund.id(), START)).isTrue();

    lost = true;
    watch.notice();
    await().until(() -> looks.get() == 1);
    watch.sweep();
    await().until(() -> looks.get() == 2);
    lost = false;
    watch.sweep();

    await().until(() -> wire.sent.stream().anyMatch(RoomWatchTest::tellsOfRefund));
  }

  private static boolean tellsOfRefund(String message) {
    return message.contains("\"claim\"") && message.contains(ClaimStatus.REFUNDED.name());
  }

  private RoomReads reads() {
    BeanProvider<FairQueue> stored =
        () -> {
          looks.incrementAndGet();
          if (lost) {
            throw new StoreUnavailableException("postgres", "lost");
          }
          return fairQueue;
        };
    BeanProvider<Boards> none =
        () -> {
          throw new StoreUnavailableException("postgres", "no board");
        };
    return new RoomReads(stored, none, new RecentNotices(stores.notices(), time), time);
  }

  private Messages messages() {
    var keys = new SigningKeys(stores.signingKeys(), null, IdSource.random());
    return new Messages(
        new Positions(new Tokens(keys), time),
        JsonMapper.builder().addModule(new JavaTimeModule()).build());
  }

  private Connection connection(EventId event, CustomerId fan, Wire wire, Messages messages) {
    var token =
        new VerifiedToken("a key", fan.value(), UUID.randomUUID(), 0, null, null, START, START);
    return new Connection(
        new Handshake(event, new Caller.Fan(fan, token)),
        wire,
        messages,
        new PushMetrics(new SimpleMeterRegistry()),
        time.instant());
  }

  private static final class Wire implements Outlet {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public boolean isWritable() {
      return true;
    }

    @Override
    public void send(String message) {
      sent.add(message);
    }

    @Override
    public boolean ping() {
      return true;
    }

    @Override
    public void close(CloseCause cause) {
      throw new AssertionError(cause);
    }
  }
}
