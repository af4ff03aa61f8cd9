package io.fairqueue.messages.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.message.Webhooks.Creation;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Status;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When endpoints are called again, by a clock that goes when it is told to. */
@Tag("H2")
final class HookScheduleTest {

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private final MemoryStores stores = new MemoryStores();
  private final ManualTime time = new ManualTime(Fixtures.START);
  private final HookCourier courier =
      new HookCourier(
          stores,
          SecretVault.plain(),
          HookSettings.defaults().withLoopback(true).within(Duration.ofSeconds(5)),
          time);
  private final FairQueue fairQueue =
      FairQueue.builder().stores(stores).time(time).courier(courier).build();
  private final List<Instant> failed = new ArrayList<>();
  private final List<Instant> taken = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/dead",
        exchange -> {
          note(failed);
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.createContext(
        "/live",
        exchange -> {
          note(taken);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  private void note(List<Instant> calls) {
    synchronized (calls) {
      calls.add(time.instant());
    }
  }

  @AfterEach
  void stop() {
    courier.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void the_schedule_is_the_standards_and_ends_in_a_dead_letter() {
    EventId event = given().onSale(10).id();
    EndpointId id = create(event, "/dead");
    given().held(event, time.instant());
    deliver();

    for (Duration wait : WAITS) {
      Known pending = only(id);
      assertThat(pending.status()).isEqualTo(Status.PENDING);
      assertThat(pending.dueAt()).isCloseTo(time.instant().plus(wait), tenth(wait));
      time.advance(Duration.between(time.instant(), pending.dueAt()).minusMillis(1));
      int calls = failed.size();
      deliver();
      assertThat(failed).hasSize(calls);
      time.advance(Duration.ofMillis(1));
      deliver();
      assertThat(failed).hasSize(calls + 1);
    }

    assertThat(failed).hasSize(10);
    assertThat(only(id).status()).isEqualTo(Status.DEAD);
    assertThat(only(id).tries()).isEqualTo(9);
    time.advance(Duration.ofDays(2));
    deliver();
    assertThat(failed).hasSize(10);
  }

  @Test
  void five_days_without_a_success_disable_an_endpoint() {
    EventId event = given().onSale(100).id();
    EndpointId dead = create(event, "/dead");
    EndpointId live = create(event, "/live");
    Instant start = time.instant();

    while (Duration.between(start, time.instant()).compareTo(Duration.ofDays(5)) < 0) {
      assertThat(found(dead)).isInstanceOf(Endpoint.Enabled.class);
      stores.endpoints().test(dead, UUID.randomUUID(), time.instant());
      stores.endpoints().test(live, UUID.randomUUID(), time.instant());
      fairQueue.ticks().lanes();
      deliver();
      time.advance(Duration.ofHours(12));
    }
    fairQueue.ticks().lanes();

    assertThat(found(dead)).isInstanceOf(Endpoint.Disabled.class);
    assertThat(found(live)).isInstanceOf(Endpoint.Enabled.class);
    int calls = failed.size();
    time.advance(Duration.ofDays(2));
    deliver();
    assertThat(failed).hasSize(calls);
    assertThat(stores.deliveries().ofEndpoint(dead.value(), Status.PENDING, 100)).isEmpty();
  }

  @Test
  void a_dead_endpoint_does_not_hold_up_another() {
    EventId event = given().onSale(500).id();
    create(event, "/dead");
    EndpointId live = create(event, "/live");

    for (int i = 0; i < 100; i++) {
      given().held(event, time.instant());
      deliver();
      assertThat(taken).hasSize(i + 1).last().isEqualTo(time.instant());
      time.advance(Duration.ofSeconds(1));
    }

    assertThat(stores.deliveries().ofEndpoint(live.value(), null, 200))
        .hasSize(100)
        .allMatch(each -> each.status() == Status.DONE && each.tries() == 0);
  }

  @Test
  void replaying_a_dead_letter_begins_again() {
    EventId event = given().onSale(10).id();
    EndpointId id = create(event, "/dead");
    given().held(event, time.instant());
    deliver();
    while (only(id).status() != Status.DEAD) {
      time.advance(Duration.ofHours(27));
      deliver();
    }
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/live";
    EndpointScope scope = new EndpointScope.OfEvent(event);
    var unused =
        fairQueue
            .webhooks()
            .change(admin(), scope, id, new EndpointChange(url, null, null, null, true));
    var again = fairQueue.webhooks().replay(admin(), scope, id, only(id).key());
    deliver();

    assertThat(again).isInstanceOf(Permitted.Allowed.class);
    assertThat(taken).hasSize(1);
    assertThat(only(id).status()).isEqualTo(Status.DONE);
  }

  private static TemporalUnitOffset tenth(Duration wait) {
    return within(wait.toMillis() / 10 + 1, ChronoUnit.MILLIS);
  }

  private void deliver() {
    fairQueue.ticks().outbox();
    fairQueue.ticks().deliveries();
  }

  private EndpointId create(EventId event, String path) {
    EndpointSettings settings =
        new EndpointSettings(
            "http://127.0.0.1:" + server.getAddress().getPort() + path,
            null,
            Set.of(MessageType.CLAIM_HELD),
            false);
    var scope = new EndpointScope.OfEvent(event);
    var answer =
        fairQueue.webhooks().create(admin(), scope, settings, EndpointSigning.SHARED_SECRET);
    if (answer instanceof Permitted.Allowed<Creation> allowed
        && allowed.outcome() instanceof Creation.Created created) {
      return created.endpoint().id();
    }
    throw new AssertionError(answer);
  }

  private static Actor admin() {
    return new Actor(new OrganizerId(new UUID(0, 0)), true);
  }

  private Endpoint found(EndpointId id) {
    return stores.endpoints().find(id).orElseThrow();
  }

  private Known only(EndpointId id) {
    List<Known> all = stores.deliveries().ofEndpoint(id.value(), null, 10);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private Fixtures given() {
    return new Fixtures(stores);
  }
}
