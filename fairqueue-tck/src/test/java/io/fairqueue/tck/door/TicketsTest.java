package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.TicketStore.UndoOutcome;
import io.fairqueue.ticket.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tickets, from the fan's pocket to the door. */
@Tag("F10")
class TicketsTest {

  private final BoxOffice office = new BoxOffice();

  @Test
  @Tag("F11")
  void aFanSeesTheirOwnTicketsOnceTheClaimIsConfirmed() {
    Event.Active event = office.onSale(2);
    Claim held = office.held(event.id());
    CustomerId fan = held.facts().customerId();
    assertThat(office.fairQueue.tickets().ofClaim(held.id(), fan))
        .isEqualTo(new Permitted.Allowed<>(new Tickets.OfClaim.NotConfirmed()));

    office.pay(office.opened(held));

    Ticket ticket = office.stores.tickets().ofClaim(held.id()).getFirst();
    CustomerId stranger = office.given.customer();
    assertThat(office.fairQueue.tickets().ofClaim(held.id(), fan))
        .isEqualTo(new Permitted.Allowed<>(new Tickets.OfClaim.Issued(List.of(ticket))));
    assertThat(office.fairQueue.tickets().show(ticket.id(), fan))
        .isEqualTo(new Permitted.Allowed<>(ticket));
    assertThat(office.fairQueue.tickets().ofClaim(held.id(), stranger))
        .isEqualTo(new Permitted.Forbidden<>());
    assertThat(office.fairQueue.tickets().show(ticket.id(), stranger))
        .isEqualTo(new Permitted.Forbidden<Ticket>());
    assertThat(office.fairQueue.tickets().ofClaim(new ClaimId(new UUID(0, 0)), fan))
        .isEqualTo(new Permitted.NotFound<>());
    assertThat(office.fairQueue.tickets().show(new TicketId(new UUID(0, 0)), fan))
        .isEqualTo(new Permitted.NotFound<Ticket>());
  }

  @Test
  void atTheDoorOfItsEventATicketIsGoodOnce() {
    Event.Active event = office.onSale(1);
    Event.Active other = office.onSale(1);
    Ticket ticket = office.stores.tickets().ofClaim(office.sold(event.id()).id()).getFirst();

    assertThat(checkIn(other, ticket)).isInstanceOf(CheckInOutcome.Unknown.class);
    assertThat(checkIn(event, ticket)).isInstanceOf(CheckInOutcome.CheckedIn.class);
    assertThat(checkIn(event, ticket)).isInstanceOf(CheckInOutcome.AlreadyCheckedIn.class);
    assertThat(
            office
                .fairQueue
                .tickets()
                .checkIn(
                    BoxOffice.owner(event), DoorScan.of(new EventId(new UUID(0, 0)), ticket.id())))
        .isEqualTo(new Permitted.NotFound<CheckInOutcome>());
  }

  @Test
  @Tag("F10")
  void whoOnlyStandsAtTheDoorTakesBackWithinAMinute() {
    Event.Active event = office.onSale(1);
    Ticket ticket = office.stores.tickets().ofClaim(office.sold(event.id()).id()).getFirst();
    Actor door = office.stranger();
    assertThat(
            office
                .fairQueue
                .staff()
                .appoint(BoxOffice.owner(event), event.id(), door.id(), Role.DOOR))
        .isInstanceOf(Permitted.Allowed.class);
    assertThat(checkIn(event, ticket)).isInstanceOf(CheckInOutcome.CheckedIn.class);
    office.time.advance(Duration.ofSeconds(60));
    assertThat(undo(door, event, ticket)).isInstanceOf(UndoOutcome.Undone.class);
    assertThat(checkIn(event, ticket)).isInstanceOf(CheckInOutcome.CheckedIn.class);
    office.time.advance(Duration.ofSeconds(61));

    assertThat(undo(door, event, ticket)).isInstanceOf(UndoOutcome.TooLate.class);
    assertThat(undo(BoxOffice.owner(event), event, ticket)).isInstanceOf(UndoOutcome.Undone.class);
    assertThat(office.fairQueue.tickets().doorCount(door, event.id()))
        .isInstanceOf(Permitted.Allowed.class);
    assertThat(office.fairQueue.tickets().doorCount(office.stranger(), event.id()))
        .isInstanceOf(Permitted.Forbidden.class);
  }

  private UndoOutcome undo(Actor actor, Event event, Ticket ticket) {
    var answer = office.fairQueue.tickets().undoCheckIn(actor, event.id(), ticket.id(), "A slip");
    return ((Permitted.Allowed<UndoOutcome>) answer).outcome();
  }

  private CheckInOutcome checkIn(Event event, Ticket ticket) {
    var found =
        office
            .fairQueue
            .tickets()
            .checkIn(BoxOffice.owner(event), DoorScan.of(event.id(), ticket.id()));
    return ((Permitted.Allowed<CheckInOutcome>) found).outcome();
  }
}
