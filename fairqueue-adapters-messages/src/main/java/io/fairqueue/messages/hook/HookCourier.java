package io.fairqueue.messages.hook;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Carries messages to organizers' endpoints, one request each. Thread-safe. */
public final class HookCourier implements Courier, AutoCloseable {

  private static final int AT_ONCE_PER_ENDPOINT = 5;
  private static final int PATIENCE_SECONDS = 5;

  private final Endpoints endpoints;
  private final SecretVault vault;
  private final HookUrls urls;
  private final HookBody bodies;
  private final HookClient client;
  private final InstantSource time;
  private final Semaphore room = new Semaphore(HookClient.AT_ONCE);

  /**
   * Opens connections when they are needed.
   *
   * @param vault opens what the door of messages sealed
   */
  public HookCourier(Stores stores, SecretVault vault, HookSettings settings, InstantSource time) {
    this(stores.endpoints(), stores.customers(), vault, settings, HostLookup.ofThisMachine(), time);
  }

  HookCourier(
      Endpoints endpoints,
      CustomerStore customers,
      SecretVault vault,
      HookSettings settings,
      HostLookup lookup,
      InstantSource time) {
    this.endpoints = endpoints;
    this.vault = vault;
    this.urls = new HookUrls(settings, lookup);
    this.bodies = new HookBody(customers);
    this.client = new HookClient(settings, lookup);
    this.time = time;
  }

  @Override
  public boolean serves(Lane lane) {
    return lane.channel() == Channel.HOOK;
  }

  /** Endpoints subscribe for themselves. */
  @Override
  public Set<Lane> lanes() {
    return Set.of();
  }

  @Override
  public Set<Wish> wishes(Lane lane) {
    return Set.of();
  }

  @Override
  public int room(Lane lane) {
    return AT_ONCE_PER_ENDPOINT;
  }

  @Override
  public Receipt carry(Target target, List<Message> messages, int tries) {
    if (!(target instanceof Target.Endpoint named)) {
      return new Receipt.Refused("this is no endpoint");
    }
    EndpointId id = new EndpointId(named.id());
    return endpoints
        .find(id)
        .map(
            endpoint ->
                switch (endpoint) {
                  case Endpoint.Enabled enabled -> carryInTurn(enabled, messages);
                  case Endpoint.Disabled disabled ->
                      new Receipt.Pointless("the endpoint is disabled");
                })
        .orElseGet(() -> new Receipt.Pointless("the endpoint is gone"));
  }

  /** All endpoints together have a bound, which is shared by whoever comes. */
  private Receipt carryInTurn(Endpoint.Enabled endpoint, List<Message> messages) {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return HookBatch.notNow(time.instant(), "too many endpoints are slow");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return HookBatch.notNow(time.instant(), "interrupted");
    }
    try {
      return carry(endpoint, messages);
    } finally {
      room.release();
    }
  }

  private Receipt carry(Endpoint.Enabled endpoint, List<Message> messages) {
    EndpointId id = endpoint.id();
    HookBatch batch =
        new HookBatch(
            messages.size(), time, System::nanoTime, i -> post(endpoint, messages.get(i)));
    Receipt receipt = batch.carry();
    Instant now = time.instant();
    if (batch.isGone()) {
      endpoints.disable(id, "It answered 410 Gone.", now);
    } else if (batch.hasSuccess()) {
      endpoints.noteSuccess(id, now);
    } else if (batch.hasFailure()) {
      endpoints.noteFailure(id, now);
    }
    return receipt;
  }

  private HookAnswer post(Endpoint.Enabled endpoint, Message message) {
    String url = endpoint.facts().settings().url();
    String fault = urls.fault(url);
    if (fault != null) {
      return new HookAnswer.Failed("the URL " + fault);
    }
    Instant now = time.instant();
    List<EndpointSecret> secrets =
        endpoints.secrets(endpoint.id(), now).stream().map(each -> each.open(vault)).toList();
    byte[] body = bodies.of(message, endpoint.facts().settings().personalData());
    String id = message.head().id().toString();
    return client.post(
        url,
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            Signing.header(secrets, id, now.getEpochSecond(), body)),
        body);
  }

  @Override
  public void close() {
    client.close();
  }
}
