package io.fairqueue.tck.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.port.Operation;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done once under one {@link Operation}, however often it is tried. */
@Tag("H9")
@Tag("H13")
public abstract class OperationContract extends StoresSuite {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Instant SOLD_AT = START.plusSeconds(30);

  private final UUID operation = UUID.randomUUID();

  @Test
  void idsOfAnOperationAreTheSameInEachTryAndOfNoOther() {
    var ids = Operation.ids(UUID::randomUUID);
    List<UUID> first = tried(false, () -> List.of(ids.next(), ids.next()));
    List<UUID> second = tried(true, () -> List.of(ids.next(), ids.next()));
    UUID elsewhere = ids.next();

    assertThat(second).isEqualTo(first).doesNotHaveDuplicates().doesNotContain(elsewhere);
    assertThat(first).allMatch(id -> id.version() == 8 && id.variant() == 2);
  }

  @Test
  void anEventIsStoredOnce() {
    Event.Draft draft =
        new Event.Draft(
            EventFacts.created(
                new EventId(UUID.randomUUID()), given().organizer(), Fixtures.details(3), START));

    tried(false, () -> stored(draft));
    tried(true, () -> stored(draft));

    assertThat(event(draft.id())).isInstanceOf(Event.Draft.class);
    assertThat(stores().events().availability(draft.id()).getFirst().free()).isEqualTo(3);
  }

  @Test
  void seatsAreAddedOnce() {
    Tier stalls = Fixtures.reserved("Stalls", 10, Fixtures.PRICE);
    EventId event = given().draft(Fixtures.details(SalePolicy.defaults(), stalls)).id();
    List<Seat> batch = List.of(new Seat("A", "1", "1", null), new Seat("A", "1", "2", null));

    var first = tried(false, () -> stores().seats().add(event, stalls.id(), batch));
    var second = tried(true, () -> stores().seats().add(event, stalls.id(), batch));

    assertThat(first).isEqualTo(new AddSeatsOutcome.Added(2));
    assertThat(second).isEqualTo(first);
    assertThat(seats(event, null)).hasSize(2);
    assertThat(stores().seats().add(event, stalls.id(), batch))
        .isInstanceOf(AddSeatsOutcome.SeatExists.class);
  }

  @Test
  void theNextFansAreAdmittedOnce() {
    EventId event = given().onSale(100).id();
    for (int i = 0; i < 12; i++) {
      given().join(event, given().customer(), START);
    }

    HandAdmission first = tried(false, () -> byHand(event));
    HandAdmission second = tried(true, () -> byHand(event));

    assertThat(first.admitted()).hasSize(5);
    assertThat(second).isEqualTo(new HandAdmission(5, List.of()));
    assertThat(stores().lineReads().waiting(event)).isEqualTo(7);
    assertThat(byHand(event).count()).isEqualTo(5);
  }

  @Test
  void anAdmissionIsExtendedOnce() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Supplier<ExtendOutcome> extend =
        () -> stores().lines().extend(event, entry.facts().customerId(), WINDOW, 2, START);

    ExtendOutcome first = tried(false, extend);
    ExtendOutcome second = tried(true, extend);

    assertThat(first).isInstanceOf(ExtendOutcome.Extended.class);
    assertThat(second).isEqualTo(first);
    assertThat(((QueueEntry.Admitted) entry(event, entry.facts().customerId())).extensions())
        .isEqualTo(1);
  }

  @Test
  void aTicketIsCheckedInOnceByWhoDidIt() {
    EventId event = given().onSale(1).id();
    var claim = till().sell(given().held(event, START), SOLD_AT);
    Ticket ticket = stores().tickets().ofClaim(claim.id()).getFirst();
    Supplier<CheckInOutcome> checkIn =
        () ->
            stores()
                .tickets()
                .checkIn(DoorScan.of(event, ticket.id()), Fixtures.DOORKEEPER, SOLD_AT);

    CheckInOutcome first = tried(false, checkIn);
    CheckInOutcome second = tried(true, checkIn);

    assertThat(first).isInstanceOf(CheckInOutcome.CheckedIn.class);
    assertThat(second).isEqualTo(first);
    assertThat(checkIn.get()).isInstanceOf(CheckInOutcome.AlreadyCheckedIn.class);
    assertThat(tried(UUID.randomUUID(), true, checkIn))
        .isInstanceOf(CheckInOutcome.AlreadyCheckedIn.class);
  }

  private HandAdmission byHand(EventId event) {
    return stores().lines().admitByHand(event(event), 5, START).orElseThrow();
  }

  private Event stored(Event.Draft draft) {
    stores().events().insert(draft);
    return draft;
  }

  private <T> T tried(boolean repeated, Supplier<T> work) {
    return tried(operation, repeated, work);
  }

  private static <T> T tried(UUID id, boolean repeated, Supplier<T> work) {
    Operation before = Operation.enter(new Operation(id, repeated));
    try {
      return work.get();
    } finally {
      var unused = Operation.enter(before);
    }
  }
}
