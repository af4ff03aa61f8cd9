package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Slice;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.TicketStore.UndoOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TicketStore} keeps of the door: who came in, what was taken back, conflicts.
 */
@Tag("F10")
public abstract class DoorContract extends StoresSuite {

  private static final Instant SHOW = START.plusSeconds(3_600);
  private static final OrganizerId ANN = new OrganizerId(UUID.randomUUID());
  private static final OrganizerId BEN = new OrganizerId(UUID.randomUUID());

  @Test
  void whoCameInIsListedWhatWasToldLastFirst() {
    EventId event = given().onSale(5).id();
    List<Ticket> tickets = sold(event, 3);
    for (int i = 0; i < 3; i++) {
      in(new DoorScan(event, id(tickets, i), "Gate " + i, null), SHOW.plusSeconds(i));
    }
    enter(sold(given().onSale(1).id(), 1).getFirst());

    List<CheckIn> all = all(event, null);

    assertThat(all)
        .extracting(CheckIn::ticketId)
        .containsExactly(id(tickets, 2), id(tickets, 1), id(tickets, 0));
    CheckIn last = all.getFirst();
    assertThat(last)
        .isEqualTo(
            new CheckIn(
                last.id(),
                event,
                id(tickets, 2),
                tickets.get(2).facts().label(),
                CheckInResult.ENTERED,
                SHOW.plusSeconds(2),
                SHOW.plusSeconds(2),
                ANN,
                "Gate 2",
                false,
                null));
    assertThat(last.stands()).isTrue();
  }

  @Test
  void theListGoesOnWhereItEndedAlsoWhenSomebodyComesMeanwhile() {
    EventId event = given().onSale(9).id();
    List<Ticket> tickets = sold(event, 6);
    tickets.subList(0, 5).forEach(this::enter);

    List<UUID> seen = new ArrayList<>();
    @Nullable Cursor after = null;
    do {
      Slice<CheckIn> part = tickets().checkIns(new CheckInQuery(event, null, after, 2));
      part.data().forEach(each -> seen.add(each.id()));
      after = part.next().orElse(null);
      if (seen.size() == 2) {
        in(DoorScan.of(event, id(tickets, 5)), SHOW.plusSeconds(1));
      }
    } while (after != null);

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    assertThat(all(event, null)).hasSize(6);
  }

  @Test
  void whoeverComesAgainIsToldWhenAndWhereAndNothingIsWrittenDown() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    in(new DoorScan(event, ticket, "North", null), SHOW);

    CheckInOutcome again =
        tickets().checkIn(new DoorScan(event, ticket, "South", null), BEN, SHOW.plusSeconds(9));

    assertThat(again)
        .isInstanceOfSatisfying(
            CheckInOutcome.AlreadyCheckedIn.class,
            already -> {
              assertThat(already.first().device()).isEqualTo("North");
              assertThat(already.first().by()).isEqualTo(ANN);
              assertThat(already.first().at()).isEqualTo(SHOW);
            });
    assertThat(all(event, null)).hasSize(1);
  }

  @Test
  void aDoorWithoutANetworkTellsLaterAndOnce() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    var scan = new DoorScan(event, ticket, "Phone 1", SHOW);

    for (int i = 0; i < 3; i++) {
      assertThat(tickets().checkIn(scan, ANN, SHOW.plusSeconds(600 + i)))
          .isInstanceOfSatisfying(
              CheckInOutcome.CheckedIn.class,
              entered -> assertThat(entered.ticket().checkedInAt()).isEqualTo(SHOW));
    }

    assertThat(all(event, null))
        .singleElement()
        .matches(CheckIn::offline)
        .matches(each -> each.at().equals(SHOW))
        .matches(each -> each.heardAt().equals(SHOW.plusSeconds(600)));
  }

  @Test
  void ofTwoDoorsWithoutANetworkBothAreListedAndTheSecondIsTold() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    in(new DoorScan(event, ticket, "Phone 1", SHOW), SHOW.plusSeconds(600));
    // Read before the first one, told after it.
    var other = new DoorScan(event, ticket, "Phone 2", SHOW.minusSeconds(5));

    for (int i = 0; i < 2; i++) {
      assertThat(tickets().checkIn(other, BEN, SHOW.plusSeconds(700)))
          .isInstanceOfSatisfying(
              CheckInOutcome.AlreadyCheckedIn.class,
              already -> assertThat(already.first().device()).isEqualTo("Phone 1"));
    }

    assertThat(all(event, null))
        .extracting(CheckIn::result)
        .containsExactly(CheckInResult.ALREADY, CheckInResult.ENTERED);
    assertThat(all(event, CheckInResult.ALREADY))
        .singleElement()
        .matches(each -> "Phone 2".equals(each.device()))
        .matches(each -> each.at().equals(SHOW.minusSeconds(5)))
        .matches(each -> BEN.equals(each.by()));
    assertThat(tickets().doorCount(event).conflicts()).isEqualTo(1);
  }

  @Test
  @Tag("G14")
  void whomADoorWithoutANetworkLetInWithAVoidTicketIsListed() {
    EventId event = given().onSale(1).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    TicketId ticket = tickets().ofClaim(sold.id()).getFirst().id();
    Refund refund = till().requestRefund(sold, SHOW);
    stores().payments().refundSucceeded(refund.id(), SHOW);
    var scan = new DoorScan(event, ticket, null, SHOW.plusSeconds(60));

    for (int i = 0; i < 2; i++) {
      assertThat(tickets().checkIn(scan, ANN, SHOW.plusSeconds(90)))
          .isInstanceOf(CheckInOutcome.Voided.class);
    }
    assertThat(tickets().checkIn(DoorScan.of(event, ticket), ANN, SHOW.plusSeconds(91)))
        .isInstanceOf(CheckInOutcome.Voided.class);

    assertThat(all(event, null))
        .singleElement()
        .matches(each -> each.result() == CheckInResult.VOID)
        .matches(each -> !each.stands());
    assertThat(undo(event, ticket)).isEqualTo(new UndoOutcome.Voided());
  }

  @Test
  void whatIsTakenBackIsGoodAgainAndStaysListed() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    in(DoorScan.of(event, ticket), SHOW);
    var undo = new CheckIn.Undo(SHOW.plusSeconds(30), BEN, "Wrong person");

    UndoOutcome undone = tickets().undoCheckIn(event, ticket, undo, null);

    CheckIn listed = all(event, null).getFirst();
    assertThat(undone).isEqualTo(new UndoOutcome.Undone(listed));
    assertThat(listed.undone()).isEqualTo(undo);
    assertThat(listed.stands()).isFalse();
    assertThat(tickets().find(ticket)).get().isInstanceOf(Ticket.Valid.class);
    assertThat(undo(event, ticket)).isEqualTo(new UndoOutcome.NotCheckedIn());

    in(DoorScan.of(event, ticket), SHOW.plusSeconds(60));

    assertThat(all(event, null))
        .extracting(CheckIn::stands)
        .as("what was told last comes first")
        .containsExactly(true, false);
    assertThat(undo(event, ticket)).isInstanceOf(UndoOutcome.Undone.class);
  }

  @Test
  @Tag("F11")
  void whatDoorsToldOfAClaimsTicketsIsListedWhatWasToldFirstFirst() {
    EventId event = given().onSale(4).id();
    Claim.Confirmed sold = till().sell(event, 2, START);
    List<Ticket> own = tickets().ofClaim(sold.id());
    enter(sold(event, 1).getFirst());
    in(DoorScan.of(event, id(own, 1)), SHOW);
    undo(event, id(own, 1));
    in(DoorScan.of(event, id(own, 0)), SHOW.plusSeconds(60));
    in(DoorScan.of(event, id(own, 1)), SHOW.plusSeconds(90));

    List<CheckIn> told = tickets().checkInsOf(sold.id());

    assertThat(told)
        .extracting(CheckIn::ticketId)
        .containsExactly(id(own, 1), id(own, 0), id(own, 1));
    assertThat(told).extracting(CheckIn::stands).containsExactly(false, true, true);
    assertThat(all(event, null)).containsAll(told);
    assertThat(tickets().checkInsOf(new ClaimId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void whatWasTakenBackDoesNotComeInAgainByWhatADeviceRepeats() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    var scan = new DoorScan(event, ticket, "Phone 1", SHOW);
    in(scan, SHOW.plusSeconds(60));
    undo(event, ticket);

    assertThat(tickets().checkIn(scan, ANN, SHOW.plusSeconds(120)))
        .isInstanceOf(CheckInOutcome.CheckedIn.class);

    assertThat(tickets().find(ticket)).get().isInstanceOf(Ticket.Valid.class);
    assertThat(all(event, null)).singleElement().matches(each -> each.undone() != null);
  }

  @Test
  void onlyATicketOfTheEventThatWasUsedIsTakenBack() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    EventId other = given().onSale(1).id();

    assertThat(undo(event, ticket)).isEqualTo(new UndoOutcome.NotCheckedIn());
    assertThat(undo(other, ticket)).isEqualTo(new UndoOutcome.Unknown());
    assertThat(undo(event, new TicketId(UUID.randomUUID()))).isEqualTo(new UndoOutcome.Unknown());
  }

  @Test
  void whatWasToldBeforeAMomentIsTooLateToTakeBack() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    in(new DoorScan(event, ticket, null, SHOW.minusSeconds(600)), SHOW);
    var undo = new CheckIn.Undo(SHOW.plusSeconds(60), ANN, "A slip");

    assertThat(tickets().undoCheckIn(event, ticket, undo, SHOW.plusSeconds(1)))
        .isEqualTo(new UndoOutcome.TooLate());
    assertThat(tickets().find(ticket)).get().isInstanceOf(Ticket.CheckedIn.class);
    assertThat(tickets().undoCheckIn(event, ticket, undo, SHOW))
        .isInstanceOf(UndoOutcome.Undone.class);
  }

  @Test
  @Tag("G14")
  void aPlaceWhoseCheckInWasTakenBackIsSoldAgainWhenItIsRefunded() {
    EventId event = given().onSale(1).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    TicketId ticket = tickets().ofClaim(sold.id()).getFirst().id();
    in(DoorScan.of(event, ticket), SHOW);
    undo(event, ticket);

    Refund refund = till().requestRefund(sold, SHOW.plusSeconds(2));
    stores().payments().refundSucceeded(refund.id(), SHOW.plusSeconds(3));

    assertThat(stores().events().availability(event)).singleElement().matches(it -> it.free() == 1);
  }

  @Test
  void ofManyWhoTakeOneBackOneDoes() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);
    in(DoorScan.of(event, ticket), SHOW);

    List<UndoOutcome> outcomes = Race.of(8, i -> undo(event, ticket));

    assertThat(outcomes).filteredOn(UndoOutcome.Undone.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(UndoOutcome.NotCheckedIn.class::isInstance).hasSize(7);
  }

  @Test
  void ofManyDevicesWithoutANetworkOneEnteredAndTheOthersAreConflicts() {
    EventId event = given().onSale(1).id();
    TicketId ticket = id(sold(event, 1), 0);

    var unused =
        Race.of(
            8,
            i ->
                tickets()
                    .checkIn(
                        new DoorScan(event, ticket, "Phone " + i / 2, SHOW.plusSeconds(i / 2)),
                        ANN,
                        SHOW.plusSeconds(60)));

    assertThat(all(event, CheckInResult.ENTERED)).hasSize(1);
    assertThat(all(event, CheckInResult.ALREADY)).hasSize(3);
  }

  @Test
  @Tag("F11")
  void howManyCameIsCountedByTier() {
    Tier standing = Fixtures.general("Standing", 5, 100);
    Tier balcony = Fixtures.general("Balcony", 5, 100);
    Event event = given().onSale(Fixtures.details(SalePolicy.defaults(), standing, balcony));
    List<Ticket> tickets = sold(event.id(), 3);
    enter(tickets.getFirst());
    enter(tickets.get(1));
    undo(event.id(), id(tickets, 1));
    Claim.Confirmed back = till().sell(event.id(), 1, START);
    var unused = till().requestRefund(back, SHOW);

    assertThat(tickets().doorCount(event.id()))
        .isEqualTo(
            new DoorCount(
                List.of(
                    new DoorCount.OfTier(standing.id(), "Standing", 1, 3),
                    new DoorCount.OfTier(balcony.id(), "Balcony", 0, 0)),
                0));
  }

  private void enter(Ticket ticket) {
    in(DoorScan.of(ticket.facts().eventId(), ticket.id()), SHOW);
  }

  private void in(DoorScan scan, Instant now) {
    assertThat(tickets().checkIn(scan, ANN, now)).isInstanceOf(CheckInOutcome.CheckedIn.class);
  }

  private UndoOutcome undo(EventId event, TicketId ticket) {
    return tickets()
        .undoCheckIn(event, ticket, new CheckIn.Undo(SHOW.plusSeconds(1), ANN, "A slip"), null);
  }

  private List<CheckIn> all(EventId event, @Nullable CheckInResult result) {
    return tickets().checkIns(new CheckInQuery(event, result, null, 100)).data();
  }

  private List<Ticket> sold(EventId event, int quantity) {
    return tickets().ofClaim(till().sell(event, quantity, START).id());
  }

  private static TicketId id(List<Ticket> tickets, int index) {
    return tickets.get(index).id();
  }

  private TicketStore tickets() {
    return stores().tickets();
  }
}
