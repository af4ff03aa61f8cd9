package io.fairqueue.messages.hook;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Carries messages to organizers' endpoints, one request each. Thread-safe. */
public final class HookCourier implements Courier, AutoCloseable {

  private static final int AT_ONCE_PER_ENDPOINT = 5;
  private static final int PATIENCE_SECONDS = 5;

  private final Endpoints endpoints;
  private final SecretVault vault;
  private final HookUrls urls;
  private final HookBody bodies;
  private final HookClient client;
  private final Tracing tracing;
  private final InstantSource time;
  private final Semaphore room = new Semaphore(HookClient.AT_ONCE);

  /**
   * Opens connections when they are needed.
   *
   * @param vault opens what the door of messages sealed
   */
  public HookCourier(Stores stores, SecretVault vault, HookSettings settings, InstantSource time) {
    this(stores, vault, settings, time, Tracing.none());
  }

  /** The same, where endpoints are told what a call is a part of. */
  public HookCourier(
      Stores stores,
      SecretVault vault,
      HookSettings settings,
      InstantSource time,
      Tracing tracing) {
    this(
        stores.endpoints(),
        stores.customers(),
        vault,
        settings,
        HostLookup.ofThisMachine(),
        time,
        tracing);
  }

  HookCourier(
      Endpoints endpoints,
      CustomerStore customers,
      SecretVault vault,
      HookSettings settings,
      HostLookup lookup,
      InstantSource time) {
    this(endpoints, customers, vault, settings, lookup, time, Tracing.none());
  }

  private HookCourier(
      Endpoints endpoints,
      CustomerStore customers,
      SecretVault vault,
      HookSettings settings,
      HostLookup lookup,
      InstantSource time,
      Tracing tracing) {
    this.tracing = tracing;
    this.endpoints = endpoints;
    this.vault = vault;
    this.urls = new HookUrls(settings, lookup);
    this.bodies = new HookBody(customers);
    this.client = new HookClient(settings, lookup);
    this.time = time;
  }

  @Override
  public Channel channel() {
    return Channel.HOOK;
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
  public int room() {
    return HookClient.AT_ONCE;
  }

  @Override
  public Receipt carry(Target target, Message message) {
    if (!(target instanceof Target.Endpoint named)) {
      return new Receipt.Refused("this is no endpoint");
    }
    EndpointId id = new EndpointId(named.id());
    return endpoints
        .find(id)
        .map(
            endpoint ->
                switch (endpoint) {
                  case Endpoint.Enabled enabled -> carryInTurn(enabled, message);
                  case Endpoint.Disabled disabled ->
                      new Receipt.Pointless("the endpoint is disabled");
                })
        .orElseGet(() -> new Receipt.Pointless("the endpoint is gone"));
  }

  /** All endpoints together have a bound, which is shared by whoever comes. */
  private Receipt carryInTurn(Endpoint.Enabled endpoint, Message message) {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return new Receipt.Later("too many endpoints are slow", false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Receipt.Later("interrupted", false);
    }
    try {
      return receipt(endpoint.id(), post(endpoint, message));
    } finally {
      room.release();
    }
  }

  private Receipt receipt(EndpointId id, HookAnswer answer) {
    Instant now = time.instant();
    return switch (answer) {
      case HookAnswer.Failed failed -> {
        note(() -> endpoints.noteFailure(id, now));
        yield new Receipt.Later(failed.why(), true);
      }
      case HookAnswer.Said said -> {
        if (said.isGone()) {
          note(() -> endpoints.disable(id, "It answered 410 Gone.", now));
          yield new Receipt.Refused("the endpoint is gone", said.reply());
        }
        if (said.isSuccess()) {
          note(() -> endpoints.noteSuccess(id, now));
          yield new Receipt.Accepted(said.reply());
        }
        note(() -> endpoints.noteFailure(id, now));
        String why = "answered " + said.code();
        @Nullable Instant notBefore = said.notBefore(now);
        yield said.isBusy() || notBefore != null
            ? new Receipt.Later(why, notBefore, true, said.reply())
            : new Receipt.Failed(why, said.reply());
      }
    };
  }

  /** What was answered counts, whether or not the store is there to note it; the next call does. */
  private static void note(Runnable note) {
    try {
      note.run();
    } catch (StoreUnavailableException away) {
      // It is no reason to call again.
    }
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
    Map<String, String> headers = new HashMap<>(tracing.headers());
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", Signing.header(secrets, id, now.getEpochSecond(), body));
    return client.post(url, headers, body);
  }

  @Override
  public void close() {
    client.close();
  }
}
