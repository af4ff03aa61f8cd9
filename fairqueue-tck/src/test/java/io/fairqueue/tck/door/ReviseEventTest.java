package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.event.Events;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.Notifier.Notice;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changing an event, as its organizer does it. */
@Tag("C5")
class ReviseEventTest {

  private final BoxOffice office = new BoxOffice();

  @Test
  void theEventIsAnsweredAsItIsNowAndFansAreTold() {
    Event.Active event = office.onSale(2);
    office.time.advance(Duration.ofSeconds(9));

    Permitted<Events.Revision> result = revise(event, 5);

    assertThat(result)
        .isEqualTo(new Permitted.Allowed<>(new Events.Revision.Revised(office.event(event.id()))));
    assertThat(office.event(event.id()).details().totalInventory()).isEqualTo(5);
    assertThat(office.event(event.id()).facts().updatedAt()).isEqualTo(office.time.instant());
    assertThat(office.notices)
        .containsExactly(new Notice.EventChanged(event.id()), new Notice.StockChanged(event.id()));
  }

  @Test
  void whoWasSlowerIsAppliedToWhatTheOtherLeft() {
    Event.Active event = office.onSale(2);
    AtomicBoolean first = new AtomicBoolean(true);

    Permitted<Events.Revision> result =
        office
            .fairQueue
            .events()
            .revise(
                BoxOffice.owner(event),
                event.id(),
                present -> {
                  if (first.getAndSet(false)) {
                    revise(event, 10);
                  }
                  return sized(present, present.totalInventory() + 1);
                });

    assertThat(result).extracting("outcome").isInstanceOf(Events.Revision.Revised.class);
    assertThat(office.event(event.id()).details().totalInventory()).isEqualTo(11);
  }

  @Test
  void whoIsAlwaysSlowerIsToldToComeAgain() {
    Event.Active event = office.onSale(2);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(
            () ->
                office
                    .fairQueue
                    .events()
                    .revise(
                        BoxOffice.owner(event),
                        event.id(),
                        present -> {
                          revise(event, present.totalInventory() + 1);
                          return present;
                        }));
  }

  @Test
  void belowWhatIsSoldTheTierIsNamed() {
    Event.Active event = office.onSale(3);
    office.sold(event.id());
    office.held(event.id());
    office.notices.clear();

    assertThat(revise(event, 1))
        .isEqualTo(
            new Permitted.Allowed<>(
                new Events.Revision.CapacityBelowSold(event.details().tiers().getFirst().id())));
    assertThat(office.event(event.id())).isEqualTo(event);
    assertThat(office.notices).isEmpty();
    assertThat(revise(event, 2)).extracting("outcome").isInstanceOf(Events.Revision.Revised.class);
  }

  @Test
  void onlyTheOwnerOfAnEventThatIsThereAndNotOverChangesIt() {
    Event.Active event = office.onSale(2);
    assertThat(
            office
                .fairQueue
                .events()
                .revise(office.stranger(), event.id(), present -> sized(present, 9)))
        .isEqualTo(new Permitted.Forbidden<>());
    assertThat(
            office
                .fairQueue
                .events()
                .revise(BoxOffice.owner(event), new EventId(new UUID(0, 0)), present -> present))
        .isEqualTo(new Permitted.NotFound<>());

    office.fairQueue.events().end(BoxOffice.owner(event), event.id());
    assertThat(revise(event, 9))
        .isEqualTo(
            new Permitted.Allowed<>(
                new Events.Revision.InvalidTransition(office.event(event.id()))));
    office.fairQueue.events().cancel(BoxOffice.owner(event), event.id(), "Storm");
    assertThat(revise(event, 9))
        .isEqualTo(
            new Permitted.Allowed<>(
                new Events.Revision.InvalidTransition(office.event(event.id()))));
  }

  @Test
  void theCurrencyIsFixedOnceTheEventWasOnSale() {
    Event.Draft draft = office.given.draft(Fixtures.details(2));
    Event.Active active = office.onSale(2);
    Currency cedi = Currency.getInstance("GHS");

    assertThat(
            office
                .fairQueue
                .events()
                .revise(BoxOffice.owner(draft), draft.id(), present -> in(cedi, present)))
        .extracting("outcome")
        .isInstanceOf(Events.Revision.Revised.class);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                office
                    .fairQueue
                    .events()
                    .revise(BoxOffice.owner(active), active.id(), present -> in(cedi, present)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("currency"));
  }

  @Test
  @Tag("C11")
  void placesDoNotTurnIntoSeats() {
    Event.Active event = office.onSale(2);
    Tier tier = event.details().tiers().getFirst();
    Tier seated = new Tier(tier.id(), tier.name(), Seating.RESERVED, 2, tier.priceMinor());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                office
                    .fairQueue
                    .events()
                    .revise(
                        BoxOffice.owner(event),
                        event.id(),
                        present -> Fixtures.withTiers(present, seated)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("tiers.seating"));
  }

  @Test
  void fansOfASoldOutEventGetInWhenItGrows() {
    Event.Active event = office.onSale(1);
    office.sold(event.id());
    var waiting = office.given.join(event.id(), office.given.customer(), office.time.instant());
    office.fairQueue.ticks().run();
    assertThat(office.fairQueue.line().position(event.id(), waiting.facts().customerId()))
        .hasValueSatisfying(standing -> assertThat(standing.entry()).isEqualTo(waiting));

    revise(event, 2);
    office.fairQueue.ticks().run();

    assertThat(office.fairQueue.claims().claim(event.id(), waiting.facts().customerId(), 1))
        .isInstanceOf(HoldOutcome.Held.class);
  }

  private Permitted<Events.Revision> revise(Event event, int capacity) {
    return office
        .fairQueue
        .events()
        .revise(BoxOffice.owner(event), event.id(), present -> sized(present, capacity));
  }

  private static EventDetails sized(EventDetails details, int capacity) {
    Tier tier = details.tiers().getFirst();
    return Fixtures.withTiers(
        details, new Tier(tier.id(), tier.name(), tier.seating(), capacity, tier.priceMinor()));
  }

  private static EventDetails in(Currency currency, EventDetails details) {
    return details.edit().currency(currency).build();
  }
}
