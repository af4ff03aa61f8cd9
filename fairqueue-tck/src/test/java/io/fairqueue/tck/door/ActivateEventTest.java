package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.event.EventWarning;
import io.fairqueue.event.Events;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Putting an event on sale, and what its organizer is told of it. */
@Tag("C15")
class ActivateEventTest {

  private final BoxOffice office = new BoxOffice();

  @Test
  void whatSellsAsItShouldNeedsNoWarning() {
    assertThat(warnings(office.fairQueue, Fixtures.details(3))).isEmpty();
  }

  @Test
  void seatsThatAreMissingOrBlockedAreMissed() {
    var stalls = Fixtures.reserved("Stalls", 200, 700);
    EventDetails details = Fixtures.details(SalePolicy.defaults(), stalls);
    Event.Draft draft = office.given.draft(details);
    office.stores.seats().add(draft.id(), stalls.id(), StoresSuite.row("A", "1", 2));

    assertThat(activated(office.fairQueue, draft))
        .extracting(EventWarning::code)
        .containsExactly(EventWarning.Code.SEATS_MISSING);
  }

  @Test
  void aCurrencyThatTheGatewayRefusesIsToldOf() {
    office.gateway.refuse(Fixtures.CURRENCY);

    assertThat(warnings(office.fairQueue, Fixtures.details(3)))
        .extracting(EventWarning::code)
        .containsExactly(EventWarning.Code.CURRENCY_REFUSED);
    assertThat(warnings(office.fairQueue, free())).isEmpty();
  }

  @Test
  void withoutAGatewayOnlyFreeEventsSell() {
    FairQueue poor = FairQueue.builder().stores(office.stores).time(office.time).build();

    assertThat(warnings(poor, Fixtures.details(3)))
        .extracting(EventWarning::code)
        .containsExactly(EventWarning.Code.NO_GATEWAY);
    assertThat(warnings(poor, free())).isEmpty();
  }

  @Test
  void aWithdrawnCurrencyIsRefusedForWhatIsNewAndStaysWhereItIs() {
    EventDetails marks = Fixtures.details(3).edit().currency(Currency.getInstance("DEM")).build();
    var owner = office.given.organizer();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> office.fairQueue.events().create(owner, marks))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("currency"));
    Event.Draft old = office.given.draft(marks);

    office
        .fairQueue
        .events()
        .revise(BoxOffice.owner(old), old.id(), now -> now.edit().name("Renamed").build());

    assertThat(office.event(old.id()).details().currency().getCurrencyCode()).isEqualTo("DEM");
    assertThat(office.event(old.id()).details().name()).isEqualTo("Renamed");
  }

  private static EventDetails free() {
    return Fixtures.details(SalePolicy.defaults(), Fixtures.general("Free", 3, 0));
  }

  private List<EventWarning> warnings(FairQueue fairQueue, EventDetails details) {
    return activated(fairQueue, office.given.draft(details));
  }

  private static List<EventWarning> activated(FairQueue fairQueue, Event draft) {
    Permitted<Events.Change> change =
        fairQueue.events().activate(BoxOffice.owner(draft), draft.id());
    assertThat(change).extracting("outcome").isInstanceOf(Events.Change.Changed.class);
    return ((Events.Change.Changed) ((Permitted.Allowed<Events.Change>) change).outcome())
        .warnings();
  }
}
