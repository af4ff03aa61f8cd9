package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.line.leaf.SaleFacts;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.Page;
import io.fairqueue.port.StoreDataException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events in memory. */
public final class MemoryEventStore implements EventStore {

  private final MemoryWorld world;
  private final MemoryStock stock;
  private final MemoryReturns returns;

  public MemoryEventStore(MemoryWorld world) {
    this.world = world;
    this.stock = new MemoryStock(world);
    this.returns = new MemoryReturns(world);
  }

  @Override
  public boolean insert(Event.Draft event) {
    return world.inStep(
        () -> {
          if (world.events.containsKey(event.id())) {
            if (world.doneBefore("insert-event") != null) {
              return true;
            }
            throw new StoreDataException("the event " + event.id() + " exists already");
          }
          if (isTaken(event.id(), event.details())) {
            return false;
          }
          world.noteDone("insert-event", 1);
          world.events.put(event.id(), event);
          world.line(event.id());
          world.units.put(event.id(), stock.unitsOf(event.details()));
          return true;
        });
  }

  private boolean isTaken(EventId id, EventDetails details) {
    String slug = details.storefront().slug();
    return slug != null && named(slug).filter(other -> !other.equals(id)).isPresent();
  }

  private Optional<EventId> named(String slug) {
    return world.events.values().stream()
        .filter(event -> slug.equals(event.details().storefront().slug()))
        .map(Event::id)
        .findAny();
  }

  @Override
  public Optional<EventId> findBySlug(String slug) {
    return world.inStep(() -> named(slug));
  }

  @Override
  public Optional<Event> find(EventId id) {
    return world.inStep(() -> Optional.ofNullable(world.events.get(id)));
  }

  @Override
  public Optional<Event> peek(EventId id) {
    return find(id);
  }

  @Override
  public Optional<Boolean> peekSoldOut(EventId id) {
    return Optional.of(TierAvailability.soldOut(availability(id)));
  }

  @Override
  public Page<Event> list(EventQuery query) {
    return world.inStep(
        () -> {
          var all =
              world.events.values().stream()
                  .filter(event -> matches(event, query))
                  .sorted(order(query.sort()))
                  .toList();
          var page = all.stream().skip(query.page().offset()).limit(query.page().size()).toList();
          return new Page<>(page, query.page(), all.size());
        });
  }

  private boolean matches(Event event, EventQuery query) {
    boolean own = event.facts().organizerId().equals(query.viewer());
    Optional<Role> role = role(event.id(), query.viewer());
    if (event instanceof Event.Draft
        && !query.allDrafts()
        && !own
        && role.filter(Right.SEE::isOf).isEmpty()) {
      return false;
    }
    if (query.mine() && !own && role.isEmpty()) {
      return false;
    }
    long free = world.freeUnits(event.id()).orElse(0);
    if (!query.statuses().isEmpty()
        && !query.statuses().contains(ShownStatus.of(event.status(), free))) {
      return false;
    }
    return query.search() == null
        || contains(event.details().name(), query.search())
        || contains(event.details().venue(), query.search());
  }

  private Optional<Role> role(EventId event, @Nullable OrganizerId organizer) {
    return organizer == null
        ? Optional.empty()
        : Optional.ofNullable(world.staff.getOrDefault(event, Map.of()).get(organizer))
            .map(StaffMember::role);
  }

  private static boolean contains(@Nullable String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Comparator<Event> order(EventQuery.Sort sort) {
    Comparator<Event> byName = Comparator.comparing(event -> event.details().name());
    Comparator<Instant> upwards = Comparator.naturalOrder();
    Comparator<Event> order =
        switch (sort) {
          case NAME -> byName;
          case NAME_DESC -> byName.reversed();
          case STARTS_AT ->
              Comparator.comparing(
                  event -> event.details().startsAt(), Comparator.nullsLast(upwards));
          case STARTS_AT_DESC ->
              Comparator.comparing(
                  event -> event.details().startsAt(), Comparator.nullsLast(upwards.reversed()));
        };
    return order.thenComparing(event -> event.id().toString());
  }

  @Override
  public boolean replace(Event read, Event changed) {
    return world.inStep(
        () -> {
          Event present = world.events.get(read.id());
          if (present == null || present.facts().version() != read.facts().version()) {
            return false;
          }
          if (present instanceof Event.Paused paused && changed instanceof Event.Active active) {
            shiftWindows(read.id(), paused.pausedAt(), active.facts().updatedAt());
          }
          store(present, withVersion(changed, read.facts().version() + 1));
          return true;
        });
  }

  @Override
  public boolean activate(Event.Draft read, Event.Active changed, @Nullable DrawTerms terms) {
    return world.inStep(
        () -> {
          Event present = world.events.get(read.id());
          if (terms != null
              && present != null
              && present.facts().version() == read.facts().version()) {
            world.draws.put(read.id(), new Draw.Gathering(terms));
          }
          return replace(read, changed);
        });
  }

  private void shiftWindows(EventId id, Instant pausedAt, Instant resumedAt) {
    var line = world.line(id);
    var paused = Duration.between(pausedAt, resumedAt);
    world
        .pauses
        .computeIfAbsent(id, any -> new ArrayList<>())
        .add(new Pauses.Pause(pausedAt, resumedAt));
    line.shift(pausedAt, paused);
  }

  @Override
  public ReviseOutcome revise(Event read, EventDetails details, Instant now) {
    return world.inStep(
        () -> {
          Event present = world.events.get(read.id());
          if (present == null || present.facts().version() != read.facts().version()) {
            return new ReviseOutcome.LostRace();
          }
          if (isTaken(read.id(), details)) {
            return new ReviseOutcome.SlugTaken();
          }
          var tooSmall = stock.follow(present, details);
          if (tooSmall.isPresent()) {
            return new ReviseOutcome.CapacityBelowSold(tooSmall.get());
          }
          Event revised = present.revise(details, now);
          world.draws.computeIfPresent(
              read.id(),
              (id, draw) ->
                  draw instanceof Draw.Gathering gathering && details.lobby() != null
                      ? new Draw.Gathering(gathering.terms().follow(details))
                      : draw);
          store(present, withVersion(revised, read.facts().version() + 1));
          return new ReviseOutcome.Revised();
        });
  }

  private void store(Event before, Event event) {
    world.events.put(event.id(), event);
    world.announcements.event(before, event);
    if (!(event instanceof Event.Draft)) {
      MemoryLog log = world.line(event.id()).log;
      Instant now = event.facts().updatedAt();
      var pauses = world.pauses.getOrDefault(event.id(), List.of());
      log.add(RowContent.status(SaleState.of(event, pauses)), now);
      Draw draw = world.draws.get(event.id());
      SaleFacts.told(before, event, draw == null ? null : draw.terms())
          .ifPresent(row -> log.add(row, now));
    }
  }

  private static Event withVersion(Event event, long version) {
    return event.with(event.facts().withVersion(version));
  }

  @Override
  public boolean deleteDraft(EventId id) {
    return world.inStep(
        () -> {
          if (!(world.events.get(id) instanceof Event.Draft)) {
            return false;
          }
          world.events.remove(id);
          world.units.remove(id);
          world.staff.remove(id);
          return true;
        });
  }

  @Override
  public List<TierAvailability> availability(EventId id) {
    return world.inStep(
        () ->
            Optional.ofNullable(world.events.get(id)).stream()
                .flatMap(event -> event.details().tiers().stream())
                .map(tier -> availability(id, tier))
                .toList());
  }

  private TierAvailability availability(EventId id, Tier tier) {
    var counts = new EnumMap<UnitStatus, Long>(UnitStatus.class);
    for (MemoryUnit unit : world.units(id)) {
      if (unit.tierId.equals(tier.id())) {
        counts.merge(unit.state, 1L, Long::sum);
      }
    }
    long free = counts.getOrDefault(UnitStatus.FREE, 0L);
    long held = counts.getOrDefault(UnitStatus.HELD, 0L);
    long sold = counts.getOrDefault(UnitStatus.SOLD, 0L);
    return new TierAvailability(tier.id(), free + held + sold, free, held, sold);
  }

  @Override
  public List<Event> live() {
    return world.inStep(() -> world.events.values().stream().filter(Event::isLive).toList());
  }

  @Override
  public Optional<Duration> shortestClaimTtl() {
    return live().stream().map(event -> event.policy().claimTtl()).min(Duration::compareTo);
  }

  @Override
  public List<Event> unfinished() {
    return world.inStep(
        () ->
            world.events.values().stream()
                .filter(event -> event instanceof Event.Ended || event instanceof Event.Cancelled)
                .filter(event -> hasLiveEntries(event.id()) || hasClaimsToRelease(event))
                .toList());
  }

  @Override
  public void noteCleared() {
    // Whatever is in memory is looked at in no time.
  }

  @Override
  public int tellStock(Instant now) {
    return world.inStep(
        () ->
            (int)
                world.events.values().stream()
                    .filter(Event::isLive)
                    .filter(event -> world.announcements.stock(event, isSoldOut(event.id()), now))
                    .count());
  }

  private boolean isSoldOut(EventId id) {
    List<MemoryUnit> units = world.units(id);
    return units.stream().anyMatch(unit -> unit.state == UnitStatus.SOLD)
        && units.stream().noneMatch(unit -> unit.isFree() || unit.state == UnitStatus.HELD);
  }

  private boolean hasLiveEntries(EventId id) {
    var line = world.line(id);
    return line.everybodyCount() > 0 || line.inLobby() > 0 || !line.admitted.isEmpty();
  }

  private boolean hasClaimsToRelease(Event event) {
    return event instanceof Event.Cancelled
        && world.claims.values().stream()
            .filter(claim -> claim.facts().eventId().equals(event.id()))
            .anyMatch(claim -> claim instanceof Claim.Claimed || !returns.left(claim).isEmpty());
  }

  @Override
  public List<Event> overdue(Instant now) {
    return world.inStep(
        () ->
            world.events.values().stream()
                .filter(Event::isLive)
                .filter(event -> !now.isBefore(event.details().salesEnd()))
                .toList());
  }
}
