package io.fairqueue.memory.sale;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketFacts;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Page;
import io.fairqueue.port.SearchText;
import io.fairqueue.port.Slice;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tickets in memory. */
public final class MemoryTicketStore implements TicketStore {

  private static final Comparator<Claim> OLDEST_FIRST =
      Comparator.comparing((Claim claim) -> claim.facts().createdAt())
          .thenComparing(claim -> claim.id().toString());

  private final MemoryWorld world;
  private final Function<CustomerId, Optional<Customer>> fans;
  private final MemoryDoor door;

  /**
   * Tickets of this world.
   *
   * @param fans the accounts that are not deleted
   */
  public MemoryTicketStore(MemoryWorld world, Function<CustomerId, Optional<Customer>> fans) {
    this.world = world;
    this.fans = fans;
    this.door = new MemoryDoor(world);
  }

  @Override
  public Optional<Ticket> find(TicketId id) {
    return world.inStep(() -> Optional.ofNullable(world.tickets.get(id)));
  }

  @Override
  public List<Ticket> ofClaim(ClaimId claim) {
    return world.inStep(
        () ->
            world.tickets.values().stream()
                .filter(ticket -> ticket.facts().claimId().equals(claim))
                .toList());
  }

  @Override
  public Page<Attendee> attendees(AttendeeQuery query) {
    List<Attendee> matching = found(all(query.event()), SearchText.of(query.search()));
    return new Page<>(
        matching.stream().skip(query.page().offset()).limit(query.page().size()).toList(),
        query.page(),
        matching.size());
  }

  @Override
  public int eachAttendee(EventId event, Consumer<Attendee> sink) {
    List<Attendee> all = all(event);
    all.forEach(sink);
    return all.size();
  }

  private List<Attendee> all(EventId event) {
    return world.inStep(
        () ->
            world.claims.values().stream()
                .filter(claim -> claim.facts().eventId().equals(event))
                .sorted(OLDEST_FIRST)
                .flatMap(claim -> claim.facts().units().stream().flatMap(unit -> of(claim, unit)))
                .toList());
  }

  private Stream<Attendee> of(Claim claim, HeldUnit unit) {
    Optional<Customer> fan = fans.apply(claim.facts().customerId());
    var event = world.event(claim.facts().eventId()).facts().details();
    return world.tickets.values().stream()
        .filter(ticket -> ticket.facts().claimId().equals(claim.id()))
        .filter(ticket -> ticket.facts().unitId().equals(unit.unitId()))
        .map(
            ticket ->
                new Attendee(
                    ticket,
                    fan.map(Customer::name).orElse(null),
                    fan.map(Customer::email).orElse(null),
                    unit.tierId(),
                    event.tier(unit.tierId()).orElseThrow().name(),
                    seat(ticket),
                    new Money(unit.priceMinor(), event.currency())));
  }

  private @Nullable Seat seat(Ticket ticket) {
    return world.units(ticket.facts().eventId()).stream()
        .filter(unit -> unit.id.equals(ticket.facts().unitId()))
        .map(unit -> unit.seat)
        .filter(Objects::nonNull)
        .filter(ticket::isFor)
        .findAny()
        .orElse(null);
  }

  /** As {@link MemorySearch} does: a part is looked for only where nobody is named. */
  private List<Attendee> found(List<Attendee> all, @Nullable SearchText search) {
    if (search == null) {
      return all;
    }
    List<Attendee> named = all.stream().filter(each -> isNamed(each, search)).toList();
    return named.isEmpty() ? all.stream().filter(each -> isPart(each, search)).toList() : named;
  }

  private boolean isNamed(Attendee attendee, SearchText search) {
    TicketFacts facts = attendee.ticket().facts();
    return facts.id().value().equals(search.id())
        || facts.claimId().value().equals(search.id())
        || (attendee.email() != null && attendee.email().value().equals(search.address()))
        || isPaidBy(facts.claimId(), search.value());
  }

  private static boolean isPart(Attendee attendee, SearchText search) {
    String part = search.value().toLowerCase(Locale.ROOT);
    return Stream.of(attendee.name(), attendee.email(), attendee.ticket().facts().label())
        .filter(Objects::nonNull)
        .anyMatch(text -> text.toString().toLowerCase(Locale.ROOT).contains(part));
  }

  private boolean isPaidBy(ClaimId claim, String reference) {
    return world.inStep(
        () ->
            world.payments.values().stream()
                .filter(payment -> payment.facts().claimId().equals(claim))
                .anyMatch(payment -> payment.facts().reference().equals(reference)));
  }

  @Override
  public CheckInOutcome checkIn(DoorScan scan, OrganizerId by, Instant now) {
    return world.inStep(() -> door.checkIn(scan, by, now));
  }

  @Override
  public UndoOutcome undoCheckIn(
      EventId event, TicketId ticket, CheckIn.Undo undo, @Nullable Instant since) {
    return world.inStep(() -> door.undo(event, ticket, undo, since));
  }

  @Override
  public ResendOutcome resend(ClaimId claim, Instant now) {
    return world.inStep(
        () ->
            world.claims.get(claim) instanceof Claim.Confirmed sold
                ? world.announcements.resent(sold, now)
                : new ResendOutcome.NotConfirmed());
  }

  @Override
  public Slice<CheckIn> checkIns(CheckInQuery query) {
    return world.inStep(() -> door.list(query));
  }

  @Override
  public List<CheckIn> checkInsOf(ClaimId claim) {
    return world.inStep(() -> door.ofClaim(claim));
  }

  @Override
  public DoorCount doorCount(EventId event) {
    return world.inStep(() -> door.count(event));
  }
}
