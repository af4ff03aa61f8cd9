package io.fairqueue.bench.performance.tool;

import com.sun.net.httpserver.HttpServer;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.messages.hook.HookCourier;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A listener and an endpoint that hear of an event. Not thread-safe. */
public final class Hearers implements AutoCloseable {

  private static final Lane LISTENER = new Lane(Channel.LISTENER, "bench");
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final Node node;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private @Nullable EndpointId endpoint;
  private @Nullable Carrying carrying;

  public Hearers(Node node) throws IOException {
    this.node = node;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  /** From now on what comes about in this event is written down for both. */
  public void subscribe(EventId event) {
    Stores stores = node.stores();
    Instant now = Instant.now();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    EndpointId id = new EndpointId(UUID.randomUUID());
    var unused =
        stores
            .endpoints()
            .add(
                EndpointFacts.created(
                    id,
                    stores.events().find(event).orElseThrow().facts().organizerId(),
                    Optional.of(event),
                    new EndpointSettings(url, null, Set.of(), false),
                    now),
                new SealedSecret(
                    UUID.randomUUID(),
                    EndpointSecret.generate(EndpointSigning.SHARED_SECRET, new SecureRandom())
                        .text(),
                    now,
                    null));
    endpoint = id;
    stores.subscriptions().serve(LISTENER, Wish.everything(), now);
  }

  /** From now on both are told, as a server does it. */
  public void carry() {
    carrying = new Carrying(node.stores());
  }

  /** How many rows nobody has handed on. */
  public long waiting() {
    return node.stores().outbox().waiting().rows();
  }

  /** Nobody hears of anything more, and what was on its way is forgotten. */
  public void leave() {
    if (carrying != null) {
      carrying.close();
      carrying = null;
    }
    if (endpoint != null) {
      node.stores().endpoints().delete(endpoint);
      endpoint = null;
    }
    node.stores().subscriptions().serve(LISTENER, Set.of(), Instant.now());
    node.sql().useHandle(handle -> handle.execute("truncate outbox cascade"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Relay and workers of a node. */
  private static final class Carrying implements AutoCloseable {

    private final HookCourier hooks;
    private final FairQueue fairQueue;
    private final ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    Carrying(Stores stores) {
      InstantSource time = InstantSource.system();
      hooks =
          new HookCourier(
              stores, SecretVault.plain(), HookSettings.defaults().withLoopback(true), time);
      fairQueue =
          FairQueue.builder()
              .stores(stores)
              .time(time)
              .courier(hooks)
              .listener(LISTENER.name(), Set.of(), message -> {})
              .onFailure((task, failure) -> {})
              .build();
      var unused =
          ticks.scheduleWithFixedDelay(
              () -> {
                fairQueue.ticks().outbox();
                fairQueue.ticks().startDeliveries();
              },
              0,
              PERIOD.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      ticks.shutdownNow();
      fairQueue.ticks().endDeliveries(Duration.ofSeconds(2));
      hooks.close();
    }
  }
}
