package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the themes of {@link EventStoreContract} share. */
abstract class EventSuite extends StoresSuite {

  static final Instant LATER = START.plusSeconds(60);

  final EventStore events() {
    return stores().events();
  }

  /** Stores a change that nobody contests; answers the event as it is then. */
  final Event change(Event read, Event changed) {
    assertThat(events().replace(read, changed)).isTrue();
    Event stored = event(read.id());
    assertThat(stored).hasSameClassAs(changed);
    assertThat(stored.facts().version()).isGreaterThan(read.facts().version());
    return stored;
  }

  static EventId newId() {
    return new EventId(UUID.randomUUID());
  }

  final Event revise(Event read, Tier... tiers) {
    assertThat(events().revise(read, Fixtures.withTiers(read.details(), tiers), LATER))
        .isEqualTo(new ReviseOutcome.Revised());
    return event(read.id());
  }

  /** An event's only tier with another size and price. */
  static Tier tier(Event event, int capacity, long priceMinor) {
    return like(event.details().tiers().getFirst(), capacity, priceMinor);
  }

  static Tier like(Tier tier, int capacity, long priceMinor) {
    return new Tier(tier.id(), tier.name(), tier.seating(), capacity, priceMinor);
  }

  static Set<String> labels(Claim.Claimed... claims) {
    return List.of(claims).stream()
        .flatMap(claim -> claim.facts().units().stream())
        .map(HeldUnit::label)
        .collect(Collectors.toSet());
  }
}
