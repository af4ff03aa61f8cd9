package io.fairqueue.tck.contract.message;

import static io.fairqueue.domain.message.MessageType.ACCOUNT_CREATED;
import static io.fairqueue.domain.message.MessageType.EVENT_CANCELLED;
import static io.fairqueue.domain.message.MessageType.EVENT_CHANGED;
import static io.fairqueue.domain.message.MessageType.EVENT_REOPENED;
import static io.fairqueue.domain.message.MessageType.EVENT_SOLD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of events, and of accounts. */
@Tag("H6")
@Tag("N46")
abstract class EventFactExamples extends MessageSuite {

  @Test
  void anEventIsToldOnceItIsPublished() {
    Event.Draft draft = given().draft(Fixtures.details(10));
    Lane lane = listener(EVENT_CHANGED, EVENT_CANCELLED);
    stores().events().replace(draft, draft.activate(START));
    Event.Active active = (Event.Active) event(draft.id());

    stores()
        .events()
        .revise(active, active.details().edit().venue("Elsewhere").build(), START.plusSeconds(1));
    Event.Active moved = (Event.Active) event(draft.id());
    stores().events().replace(moved, moved.pause("a storm", START.plusSeconds(2)));
    Event.Paused paused = (Event.Paused) event(draft.id());
    stores().events().replace(paused, paused.cancel("no power", START.plusSeconds(3)));

    List<OutboxRow> rows = heard(lane, draft.id());
    assertThat(rows)
        .extracting(OutboxRow::type, row -> row.about().get("status"))
        .containsExactlyInAnyOrder(
            tuple("event.changed", "ACTIVE"),
            tuple("event.changed", "PAUSED"),
            tuple("event.cancelled", null));
    assertThat(rows.get(0).about())
        .containsEntry("old_venue", "Town hall")
        .containsEntry("venue", "Elsewhere")
        .containsEntry("holders", "true");
    assertThat(rows)
        .filteredOn(row -> row.type().equals("event.cancelled"))
        .singleElement()
        .satisfies(row -> assertThat(row.about()).containsEntry("reason", "no power"));
  }

  @Test
  void anEventThatSoldOutIsToldAndSoIsWhatIsToBeHadAgain() {
    EventId event = given().onSale(1).id();
    EventId other = given().onSale(1).id();
    Lane lane = listener(EVENT_SOLD_OUT, EVENT_REOPENED);
    Claim.Claimed held = given().held(event, START);
    stores().events().tellStock(START);
    assertThat(heard(lane, event)).isEmpty();

    Claim.Confirmed sold = till().sell(held, START.plusSeconds(1));
    stores().events().tellStock(START.plusSeconds(20));
    stores().events().tellStock(START.plusSeconds(20));
    Refund refund = till().requestRefund(sold, START.plusSeconds(21));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(22));
    stores().events().tellStock(START.plusSeconds(29));
    assertThat(heard(lane, event)).extracting(OutboxRow::type).containsExactly("event.sold_out");

    stores().events().tellStock(START.plusSeconds(31));

    assertThat(heard(lane, event)).extracting(OutboxRow::type).containsExactly("event.reopened");
    assertThat(heard(lane, other)).isEmpty();
  }

  @Test
  @Tag("H3")
  void anAccountIsToldOnceWhenItsAddressIsProven() {
    Lane lane = listener(ACCOUNT_CREATED);
    CustomerId id = new CustomerId(UUID.randomUUID());
    var email = Fixtures.email();

    stores().customers().findOrCreate(email, id, START);
    stores().customers().verifyEmail(email, id, START.plusSeconds(1));
    stores().customers().verifyEmail(email, id, START.plusSeconds(2));

    relay(START);
    assertThat(taken(lane, START).stream().map(Taken::row))
        .filteredOn(row -> row.items().contains(id.value()))
        .singleElement()
        .matches(row -> row.event().isEmpty() && row.at().equals(START.plusSeconds(1)));
  }
}
