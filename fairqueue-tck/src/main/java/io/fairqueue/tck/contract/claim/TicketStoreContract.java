package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketFacts;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.Tier;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link TicketStore} does: a ticket per sold unit, good once, void with its refund. */
public abstract class TicketStoreContract extends StoresSuite {

  private static final Instant SOLD_AT = START.plusSeconds(30);
  private static final Instant SHOW = START.plusSeconds(3_600);

  @Test
  @Tag("F10")
  void aSaleHasATicketPerUnitInTheOrderOfItsUnits() {
    Claim.Confirmed sold = sold(3);

    List<Ticket> found = tickets().ofClaim(sold.id());

    assertThat(found).extracting(Ticket::id).doesNotHaveDuplicates();
    assertThat(found).hasSize(3);
    for (int i = 0; i < 3; i++) {
      HeldUnit unit = sold.facts().units().get(i);
      TicketFacts facts =
          new TicketFacts(
              found.get(i).id(),
              sold.facts().eventId(),
              sold.id(),
              sold.facts().customerId(),
              unit.unitId(),
              unit.label(),
              SOLD_AT);
      assertThat(found.get(i)).isEqualTo(new Ticket.Valid(facts));
      assertThat(tickets().find(facts.id())).contains(found.get(i));
    }
  }

  @Test
  @Tag("C13")
  @Tag("F10")
  void whatCostsNothingHasItsTicketsAtOnce() {
    EventId event =
        given()
            .onSale(Fixtures.details(SalePolicy.defaults(), Fixtures.general("Free", 3, 0)))
            .id();

    Claim claim = ((HoldOutcome.Held) hold(admitted(event, START), 2, START)).claim();

    assertThat(tickets().ofClaim(claim.id()))
        .hasSize(2)
        .allMatch(ticket -> ticket instanceof Ticket.Valid)
        .allMatch(ticket -> ticket.facts().issuedAt().equals(START));
  }

  @Test
  @Tag("F10")
  void beforeItIsSoldAClaimHasNoTickets() {
    EventId event = given().onSale(5).id();
    Claim.Claimed held = given().held(event, START);
    Claim.Claimed expired = given().held(event, START);
    stores().claims().release(expired.id(), ReleaseReason.EXPIRED, START);

    for (ClaimId id : List.of(held.id(), expired.id(), new ClaimId(UUID.randomUUID()))) {
      assertThat(tickets().ofClaim(id)).isEmpty();
    }
    assertThat(tickets().find(unknownTicket())).isEmpty();
  }

  @Test
  @Tag("F10")
  @Tag("G8")
  void latePaymentGetsTicketsForTheUnitsThatItGot() {
    EventId event = given().onSale(2).id();
    Claim.Claimed claim = given().held(event, START);
    Payment payment = till().begin(claim, START);
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, START);
    given().held(event, SOLD_AT);
    stores().payments().succeed(payment.id(), claim.facts().amount(), null, Till.refund(), SOLD_AT);

    assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(tickets().ofClaim(claim.id()))
        .extracting(ticket -> ticket.facts().unitId())
        .isEqualTo(claim(claim.id()).facts().units().stream().map(HeldUnit::unitId).toList());
  }

  @Test
  @Tag("F10")
  @Tag("G13")
  void moreMoneyIsNotMoreTickets() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, START);
    Payment first = till().begin(claim, START);
    stores().payments().fail(first.id(), "timeout", Till.ATTEMPTS, START);
    Payment second = till().begin(claim, START);
    for (Payment each : List.of(first, second, second)) {
      stores().payments().succeed(each.id(), claim.facts().amount(), null, Till.refund(), SOLD_AT);
    }

    assertThat(tickets().ofClaim(claim.id())).hasSize(1);
  }

  @Test
  @Tag("F10")
  void aTicketLetsSomebodyInOnce() {
    Ticket.Valid ticket = ticket(sold(2));
    EventId event = ticket.facts().eventId();
    Ticket.CheckedIn used = ticket.checkIn(SHOW);

    assertThat(tickets().checkIn(DoorScan.of(event, ticket.id()), Fixtures.DOORKEEPER, SHOW))
        .isEqualTo(new CheckInOutcome.CheckedIn(used));

    assertThat(
            tickets()
                .checkIn(
                    DoorScan.of(event, ticket.id()), Fixtures.DOORKEEPER, SHOW.plusSeconds(60)))
        .isInstanceOfSatisfying(
            CheckInOutcome.AlreadyCheckedIn.class,
            already -> {
              assertThat(already.ticket()).isEqualTo(used);
              assertThat(already.first().at()).isEqualTo(SHOW);
            });
    assertThat(tickets().find(ticket.id())).contains(used);
    assertThat(tickets().ofClaim(ticket.facts().claimId())).first().isEqualTo(used);
    assertThat(tickets().ofClaim(ticket.facts().claimId())).last().isInstanceOf(Ticket.Valid.class);
  }

  @Test
  @Tag("F10")
  void aTicketIsForItsEventOnly() {
    Ticket.Valid ticket = ticket(sold(1));
    EventId other = given().onSale(1).id();

    assertThat(tickets().checkIn(DoorScan.of(other, ticket.id()), Fixtures.DOORKEEPER, SHOW))
        .isEqualTo(new CheckInOutcome.Unknown());
    assertThat(
            tickets()
                .checkIn(
                    DoorScan.of(ticket.facts().eventId(), unknownTicket()),
                    Fixtures.DOORKEEPER,
                    SHOW))
        .isEqualTo(new CheckInOutcome.Unknown());
    assertThat(tickets().find(ticket.id())).contains(ticket);
  }

  @Test
  @Tag("F10")
  @Tag("G14")
  void aTicketWhoseMoneyIsAskedBackLetsNobodyIn() {
    Claim.Confirmed sold = sold(2);
    Ticket.Valid used = ticket(sold);
    Ticket.Valid unused = (Ticket.Valid) tickets().ofClaim(sold.id()).getLast();
    tickets().checkIn(DoorScan.of(sold.facts().eventId(), used.id()), Fixtures.DOORKEEPER, SHOW);
    Refund refund = till().requestRefund(sold, SHOW.plusSeconds(1));

    for (Ticket.Valid ticket : List.of(used, unused)) {
      Ticket.Voided gone = ticket.cancel(SHOW.plusSeconds(1));
      assertThat(tickets().find(ticket.id())).contains(gone);
      assertThat(
              tickets()
                  .checkIn(
                      DoorScan.of(sold.facts().eventId(), ticket.id()),
                      Fixtures.DOORKEEPER,
                      SHOW.plusSeconds(2)))
          .isEqualTo(new CheckInOutcome.Voided(gone));
      stores().payments().refundSucceeded(refund.id(), SHOW.plusSeconds(3));
      assertThat(tickets().find(ticket.id())).contains(gone);
    }
  }

  @Test
  @Tag("F10")
  void ofManyAtTheDoorWithOneTicketOneGetsIn() {
    Ticket.Valid ticket = ticket(sold(1));

    List<CheckInOutcome> outcomes =
        Race.of(
            10,
            i ->
                tickets()
                    .checkIn(
                        DoorScan.of(ticket.facts().eventId(), ticket.id()),
                        Fixtures.DOORKEEPER,
                        SHOW.plusSeconds(i)));

    List<CheckInOutcome> in =
        outcomes.stream().filter(CheckInOutcome.CheckedIn.class::isInstance).toList();
    assertThat(in).hasSize(1);
    Ticket.CheckedIn used = ((CheckInOutcome.CheckedIn) in.getFirst()).ticket();
    assertThat(used).isEqualTo(ticket.checkIn(SHOW.plusSeconds(outcomes.indexOf(in.getFirst()))));
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof CheckInOutcome.CheckedIn))
        .hasSize(9)
        .allSatisfy(
            each -> assertThat(((CheckInOutcome.AlreadyCheckedIn) each).ticket()).isEqualTo(used));
  }

  @Test
  @Tag("F10")
  @Tag("G14")
  void atTheDoorAndAtTheTillAtOnceEndsVoid() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(1);
      Ticket.Valid ticket = ticket(sold);

      List<Object> outcomes =
          Race.of(
              2,
              i ->
                  i == 0
                      ? tickets()
                          .checkIn(
                              DoorScan.of(sold.facts().eventId(), ticket.id()),
                              Fixtures.DOORKEEPER,
                              SHOW)
                      : till().requestRefund(sold, SHOW));

      assertThat(outcomes.getFirst())
          .isInstanceOfAny(CheckInOutcome.CheckedIn.class, CheckInOutcome.Voided.class);
      assertThat(tickets().find(ticket.id())).contains(ticket.cancel(SHOW));
    }
  }

  @Test
  @Tag("F11")
  void whoBoughtIsListedByAgeAndUnitWithTheirNameAndWhatTheyPaid() {
    EventId event = given().onSale(9).id();
    Claim.Confirmed late = till().sell(event, 2, SOLD_AT.plusSeconds(9));
    Claim.Confirmed early = till().sell(event, 1, SOLD_AT);
    given().held(event, SOLD_AT);
    sold(1);
    tickets().checkIn(DoorScan.of(event, ticket(late).id()), Fixtures.DOORKEEPER, SHOW);
    till().requestRefund(early, SHOW);
    List<Ticket> all =
        Stream.of(early, late).flatMap(sale -> tickets().ofClaim(sale.id()).stream()).toList();

    Page<Attendee> first = tickets().attendees(new AttendeeQuery(event, null, FIRST_HUNDRED));
    List<Attendee> handed = new ArrayList<>();

    assertThat(first.data()).extracting(Attendee::ticket).isEqualTo(all);
    assertThat(first.total()).isEqualTo(3);
    assertThat(tickets().eachAttendee(event, handed::add)).isEqualTo(3);
    assertThat(handed).isEqualTo(first.data());
    assertThat(first.data()).extracting(Attendee::name).containsOnly("Ada Fan");
    assertThat(first.data()).extracting(Attendee::tier).containsOnly("Standing");
    assertThat(first.data())
        .extracting(Attendee::price)
        .containsOnly(new Money(Fixtures.PRICE, Fixtures.CURRENCY));
    assertThat(first.data()).extracting(Attendee::seat).containsOnlyNulls();
    assertThat(tickets().attendees(new AttendeeQuery(event, null, new PageRequest(2, 2))).data())
        .isEqualTo(first.data().subList(2, 3));
    assertThat(tickets().attendees(new AttendeeQuery(event, null, new PageRequest(9, 2))).total())
        .isEqualTo(3);
  }

  @Test
  @Tag("B5")
  @Tag("F11")
  void whoBoughtIsFoundByWhatTheyMayTell() {
    EventId event = given().onSale(9).id();
    Claim.Claimed held = given().held(event, START);
    Payment payment = till().begin(held, START);
    stores().payments().succeed(payment.id(), held.facts().amount(), null, Till.refund(), SOLD_AT);
    Claim.Confirmed sold = (Claim.Confirmed) claim(held.id());
    String reference = payment.facts().reference();
    till().sell(event, 2, SOLD_AT);
    Customer fan = stores().customers().find(sold.facts().customerId()).orElseThrow();
    String label = sold.facts().units().getFirst().label();

    for (String told :
        List.of(
            fan.email().value().toUpperCase(Locale.ROOT),
            fan.email().value().substring(3, 20),
            " " + ticket(sold).id() + " ",
            sold.id().toString(),
            reference)) {
      assertThat(found(event, told)).as(told).containsExactly(sold.id());
    }
    Claim.Confirmed several = till().sell(event, 2, SOLD_AT.plusSeconds(1));
    Ticket second = tickets().ofClaim(several.id()).getLast();
    assertThat(tickets().attendees(query(event, second.id().toString())).data())
        .extracting(Attendee::ticket)
        .containsExactly(second);
    assertThat(tickets().attendees(query(event, several.id().toString())).data())
        .extracting(Attendee::ticket)
        .isEqualTo(tickets().ofClaim(several.id()));
    assertThat(found(given().onSale(1).id(), several.id().toString())).isEmpty();
    assertThat(found(event, label.toLowerCase(Locale.ROOT))).contains(sold.id());
    assertThat(found(event, "ada f")).hasSize(5);
    assertThat(found(event, "  ")).hasSize(5);
    for (String nobody : List.of("%", "_", "ada_fan", "\\", reference.substring(1), "Zoe")) {
      assertThat(found(event, nobody)).as(nobody).isEmpty();
    }
    assertThatThrownBy(() -> found(event, "x".repeat(201)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  @Tag("F11")
  void whoLeftForGoodIsListedWithoutNameAndAddress() {
    EventId event = given().onSale(2).id();
    Claim.Confirmed sold = till().sell(event, 1, SOLD_AT);
    stores().customers().delete(sold.facts().customerId(), SHOW);

    Attendee gone =
        tickets().attendees(new AttendeeQuery(event, null, FIRST_HUNDRED)).data().getFirst();

    assertThat(gone.name()).isNull();
    assertThat(gone.email()).isNull();
    assertThat(gone.ticket()).isEqualTo(ticket(sold));
  }

  @Test
  @Tag("F11")
  @Tag("C8")
  void whoHasASeatIsListedWithItsPlace() {
    Tier stalls = Fixtures.reserved("Stalls", 2, 900);
    Event.Draft draft = given().draft(Fixtures.details(SalePolicy.defaults(), stalls));
    Seat seat = new Seat("A", "3", "14", 1_200L);
    stores().seats().add(draft.id(), stalls.id(), List.of(seat));
    EventId event = given().activate(draft).id();
    till().sell(event, 1, SOLD_AT);

    Attendee attendee =
        tickets().attendees(new AttendeeQuery(event, "seat 14", FIRST_HUNDRED)).data().getFirst();

    assertThat(attendee.seat()).isEqualTo(seat);
    assertThat(attendee.price().minor()).isEqualTo(1_200);
    assertThat(attendee.tierId()).isEqualTo(stalls.id());
  }

  @Test
  @Tag("F11")
  @Tag("C8")
  void aVoidTicketIsListedWithoutTheNameThatItsSeatGotSince() {
    Tier stalls = Fixtures.reserved("Stalls", 1, 900);
    Event.Draft draft = given().draft(Fixtures.details(SalePolicy.defaults(), stalls));
    Seat seat = new Seat("A", "3", "14", 1_200L);
    stores().seats().add(draft.id(), stalls.id(), List.of(seat));
    EventId event = given().activate(draft).id();
    Claim.Confirmed sold = till().sell(event, 1, SOLD_AT);
    Refund refund = till().requestRefund(sold, SHOW);
    stores().payments().refundSucceeded(refund.id(), SHOW);
    AttendeeQuery all = new AttendeeQuery(event, null, FIRST_HUNDRED);

    assertThat(tickets().attendees(all).data())
        .singleElement()
        .extracting(Attendee::seat)
        .isEqualTo(seat);

    SeatChange renamed = new SeatChange(null, null, "15", null, null);
    assertThat(stores().seats().change(event, sold.facts().units().getFirst().unitId(), renamed))
        .isInstanceOf(ChangeSeatOutcome.Done.class);

    assertThat(tickets().attendees(all).data()).singleElement().extracting(Attendee::seat).isNull();
    List<Attendee> each = new ArrayList<>();
    assertThat(tickets().eachAttendee(event, each::add)).isEqualTo(1);
    assertThat(each).extracting(Attendee::seat).containsOnlyNulls();
  }

  private List<ClaimId> found(EventId event, String search) {
    return tickets().attendees(query(event, search)).data().stream()
        .map(attendee -> attendee.ticket().facts().claimId())
        .toList();
  }

  private static AttendeeQuery query(EventId event, String search) {
    return new AttendeeQuery(event, search, FIRST_HUNDRED);
  }

  /** Units of an event of their own, sold. */
  private Claim.Confirmed sold(int quantity) {
    return till().sell(given().onSale(quantity).id(), quantity, SOLD_AT);
  }

  private Ticket.Valid ticket(Claim.Confirmed sold) {
    return (Ticket.Valid) tickets().ofClaim(sold.id()).getFirst();
  }

  private TicketStore tickets() {
    return stores().tickets();
  }

  private static TicketId unknownTicket() {
    return new TicketId(UUID.randomUUID());
  }
}
