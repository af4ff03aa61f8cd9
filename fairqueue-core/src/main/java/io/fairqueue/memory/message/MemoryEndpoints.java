package io.fairqueue.memory.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where organizers hear of their events, in memory. */
public final class MemoryEndpoints implements Endpoints {

  private static final Duration BETWEEN_SUCCESSES = Duration.ofMinutes(1);

  private final MemorySubscriptions subscriptions;
  private final MemoryOutbox outbox;
  private final Map<EndpointId, Endpoint> all = new LinkedHashMap<>();
  // The latest first.
  private final Map<EndpointId, List<SealedSecret>> secrets = new LinkedHashMap<>();

  public MemoryEndpoints(MemorySubscriptions subscriptions, MemoryOutbox outbox) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
  }

  @Override
  public synchronized AddOutcome add(EndpointFacts endpoint, SealedSecret secret) {
    if (all.containsKey(endpoint.id())) {
      return AddOutcome.ADDED;
    }
    if (list(endpoint.organizer(), endpoint.event()).size() >= MAX) {
      return AddOutcome.TOO_MANY;
    }
    secrets.put(endpoint.id(), List.of(secret));
    put(new Endpoint.Enabled(endpoint));
    return AddOutcome.ADDED;
  }

  @Override
  public synchronized List<Endpoint> list(OrganizerId organizer, Optional<EventId> event) {
    return all.values().stream()
        .filter(each -> each.facts().organizer().equals(organizer))
        .filter(each -> each.facts().event().equals(event))
        .toList();
  }

  @Override
  public synchronized Optional<Endpoint> find(EndpointId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized List<SealedSecret> secrets(EndpointId id, Instant now) {
    return secrets.getOrDefault(id, List.of()).stream()
        .filter(each -> each.endsAt() == null || each.endsAt().isAfter(now))
        .toList();
  }

  @Override
  public synchronized boolean change(EndpointId id, EndpointSettings settings) {
    @Nullable Endpoint endpoint = all.get(id);
    if (endpoint == null) {
      return false;
    }
    EndpointFacts old = endpoint.facts();
    put(with(endpoint, facts(old, settings, old.lastSuccessAt(), old.failingSince())));
    return true;
  }

  @Override
  public synchronized boolean delete(EndpointId id) {
    secrets.remove(id);
    subscriptions.endpoint(id.value(), null, Set.of());
    return all.remove(id) != null;
  }

  @Override
  public synchronized boolean rotate(EndpointId id, SealedSecret next, Instant end) {
    List<SealedSecret> old = secrets.getOrDefault(id, List.of());
    if (!all.containsKey(id) || old.stream().anyMatch(each -> each.id().equals(next.id()))) {
      return all.containsKey(id);
    }
    List<SealedSecret> kept = new ArrayList<>(List.of(next));
    old.stream().limit(MAX_SECRETS - 1L).map(each -> ending(each, end)).forEach(kept::add);
    secrets.put(id, kept);
    return true;
  }

  private static SealedSecret ending(SealedSecret secret, Instant end) {
    @Nullable Instant before = secret.endsAt();
    return new SealedSecret(
        secret.id(),
        secret.sealed(),
        secret.createdAt(),
        before != null && before.isBefore(end) ? before : end);
  }

  @Override
  public synchronized boolean disable(EndpointId id, String because, Instant now) {
    if (!(all.get(id) instanceof Endpoint.Enabled enabled)) {
      return false;
    }
    put(new Endpoint.Disabled(enabled.facts(), because, now));
    outbox.tellDisabled(enabled.facts(), because, now);
    return true;
  }

  @Override
  public synchronized List<EndpointId> disableFailing(Instant before, String because, Instant now) {
    return all.values().stream()
        .filter(each -> isFailing(each.facts().failingSince(), before))
        .map(Endpoint::id)
        .toList()
        .stream()
        .filter(id -> disable(id, because, now))
        .toList();
  }

  private static boolean isFailing(@Nullable Instant since, Instant before) {
    return since != null && !since.isAfter(before);
  }

  @Override
  public synchronized boolean enable(EndpointId id) {
    if (!(all.get(id) instanceof Endpoint.Disabled disabled)) {
      return false;
    }
    EndpointFacts old = disabled.facts();
    put(new Endpoint.Enabled(facts(old, old.settings(), old.lastSuccessAt(), null)));
    return true;
  }

  @Override
  public synchronized void noteSuccess(EndpointId id, Instant now) {
    @Nullable Endpoint endpoint = all.get(id);
    if (endpoint != null) {
      EndpointFacts old = endpoint.facts();
      @Nullable Instant last = old.lastSuccessAt();
      if (old.failingSince() != null
          || last == null
          || !last.isAfter(now.minus(BETWEEN_SUCCESSES))) {
        put(with(endpoint, facts(old, old.settings(), now, null)));
      }
    }
  }

  @Override
  public synchronized void noteFailure(EndpointId id, Instant now) {
    @Nullable Endpoint endpoint = all.get(id);
    if (endpoint != null && endpoint.facts().failingSince() == null) {
      EndpointFacts old = endpoint.facts();
      put(with(endpoint, facts(old, old.settings(), old.lastSuccessAt(), now)));
    }
  }

  @Override
  public synchronized Optional<Deliveries.Key> test(EndpointId id, UUID item, Instant now) {
    return find(id).map(endpoint -> outbox.test(endpoint.facts(), item, now));
  }

  private void put(Endpoint endpoint) {
    all.put(endpoint.id(), endpoint);
    EndpointFacts facts = endpoint.facts();
    UUID scope = facts.event().map(EventId::value).orElse(facts.organizer().value());
    subscriptions.endpoint(
        endpoint.id().value(),
        scope,
        switch (endpoint) {
          case Endpoint.Enabled enabled -> wishes(facts.settings());
          case Endpoint.Disabled disabled -> Set.of();
        });
  }

  private static Set<Wish> wishes(EndpointSettings settings) {
    return settings.types().isEmpty() ? Wish.everything() : Wish.of(settings.types());
  }

  private static Endpoint with(Endpoint endpoint, EndpointFacts facts) {
    return switch (endpoint) {
      case Endpoint.Enabled enabled -> new Endpoint.Enabled(facts);
      case Endpoint.Disabled disabled ->
          new Endpoint.Disabled(facts, disabled.because(), disabled.at());
    };
  }

  private static EndpointFacts facts(
      EndpointFacts old,
      EndpointSettings settings,
      @Nullable Instant lastSuccessAt,
      @Nullable Instant failingSince) {
    return new EndpointFacts(
        old.id(),
        old.organizer(),
        old.event(),
        settings,
        old.createdAt(),
        lastSuccessAt,
        failingSince);
  }
}
