package io.fairqueue.tck.contract;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the suites over durable stores need from a subject, and the steps that they share. */
public abstract class StoresSuite {

  protected static final Instant START = Fixtures.START;
  protected static final PageRequest FIRST_HUNDRED = new PageRequest(1, 100);

  /** The stores under test: one shared instance per class is fine. */
  protected abstract Stores stores();

  protected final Fixtures given() {
    return new Fixtures(stores());
  }

  protected final Till till() {
    return new Till(stores());
  }

  protected final Event event(EventId id) {
    return stores().events().find(id).orElseThrow();
  }

  protected final Claim claim(ClaimId id) {
    return stores().claims().find(id).orElseThrow();
  }

  /** The newest refund of a payment's own money. */
  protected final Optional<Refund> refundOf(PaymentId payment) {
    return Till.refundOf(stores().payments(), payment);
  }

  protected final QueueEntry entry(EventId event, CustomerId customer) {
    return stores().lineReads().find(event, customer).orElseThrow();
  }

  /** A fan who was admitted. */
  protected final QueueEntry.Admitted admitted(EventId event, Instant now) {
    return given().admitted(event, given().customer(), now);
  }

  protected final HoldOutcome hold(QueueEntry.Admitted entry, int quantity, Instant now) {
    return hold(entry, new UnitSelection.AnyOf(quantity, null), now);
  }

  protected final HoldOutcome hold(
      QueueEntry.Admitted entry, UnitSelection selection, Instant now) {
    return stores().claims().hold(Fixtures.request(entry, selection, now));
  }

  protected static Claim.Claimed held(HoldOutcome outcome) {
    if (outcome instanceof HoldOutcome.Held held && held.claim() instanceof Claim.Claimed claim) {
      return claim;
    }
    throw new AssertionError(outcome);
  }

  /** The refund of money that bought nothing. */
  protected static Refund refundDue(Settlement settlement) {
    if (settlement instanceof Settlement.RefundDue due) {
      return due.refund();
    }
    throw new AssertionError(settlement);
  }

  /** Free, held and sold units of an event, in this order. */
  protected final List<Long> stock(EventId event) {
    List<TierAvailability> tiers = stores().events().availability(event);
    return List.of(
        tiers.stream().mapToLong(TierAvailability::free).sum(),
        tiers.stream().mapToLong(TierAvailability::held).sum(),
        tiers.stream().mapToLong(TierAvailability::sold).sum());
  }

  protected static List<Long> stock(long free, long held, long sold) {
    return List.of(free, held, sold);
  }

  /** All seats of an event; it may have a hundred. */
  protected final List<SeatUnit> seats(EventId event, @Nullable UnitStatus status) {
    return stores().seats().list(event, status, FIRST_HUNDRED).data();
  }

  protected static Seat seat(String section, String row, String number, long priceMinor) {
    return new Seat(section, row, number, priceMinor);
  }

  /** {@code seats} seats side by side, numbered from 1. */
  public static List<Seat> row(String section, String row, int seats) {
    return IntStream.rangeClosed(1, seats)
        .mapToObj(number -> new Seat(section, row, Integer.toString(number), null))
        .toList();
  }

  public static Money naira(long minor) {
    return new Money(minor, Fixtures.CURRENCY);
  }

  public static EntryId unknownEntry() {
    return new EntryId(UUID.randomUUID());
  }

  protected static UnitId unknownUnit() {
    return new UnitId(UUID.randomUUID());
  }
}
