package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an event's state and times mean for its line, its claims and the ticks. */
abstract class EventStateExamples extends EventSuite {

  @Test
  @Tag("C2")
  void ofManyChangesOfTheSameReadOneWins() {
    Event.Active read = given().onSale(1);

    List<Boolean> won =
        Race.of(
            16,
            i ->
                events()
                    .replace(
                        read,
                        i % 2 == 0
                            ? read.end(START.plusSeconds(i))
                            : read.pause(START.plusSeconds(i))));

    assertThat(won).containsOnlyOnce(true);
    assertThat(event(read.id()).facts().updatedAt())
        .isEqualTo(START.plusSeconds(won.indexOf(true)));
  }

  @Test
  @Tag("C4")
  void nobodyJoinsOrIsAdmittedBeforeTheSaleOrAfterIt() {
    Event.Active event = given().onSale(5);
    assertThat(join(event.id(), Fixtures.SALE_START.minusMillis(1)))
        .isEqualTo(new JoinOutcome.NotOpen());

    given().join(event.id(), given().customer(), Fixtures.SALE_START);
    assertThat(admit(event.id(), Fixtures.SALE_START)).hasSize(1);

    given().join(event.id(), given().customer(), Fixtures.SALE_END.minusSeconds(1));
    assertThat(admit(event.id(), Fixtures.SALE_END)).isEmpty();
    assertThat(join(event.id(), Fixtures.SALE_END)).isEqualTo(new JoinOutcome.NotOpen());
  }

  @Test
  @Tag("C2")
  void nobodyJoinsWhileTheEventIsPausedOrOnceItIsOver() {
    Event.Active event = given().onSale(5);
    Event.Paused paused = (Event.Paused) change(event, event.pause(START));
    assertThat(join(event.id(), START)).isEqualTo(new JoinOutcome.NotOpen());

    Event.Active resumed = (Event.Active) change(paused, paused.resume(START));
    assertThat(join(event.id(), START)).isInstanceOf(JoinOutcome.Joined.class);

    change(resumed, resumed.end(START));
    assertThat(join(event.id(), START)).isEqualTo(new JoinOutcome.NotOpen());
  }

  private JoinOutcome join(EventId event, Instant now) {
    return stores().lines().join(event, given().customer(), now);
  }

  @Test
  @Tag("C2")
  void nobodyIsAdmittedWhileTheEventIsPausedOrOnceItIsOver() {
    Event.Active event = given().onSale(5);
    given().join(event.id(), given().customer(), START);

    Event.Paused paused = (Event.Paused) change(event, event.pause(START));
    assertThat(admit(event.id(), START)).isEmpty();
    change(paused, paused.end(START));
    assertThat(admit(event.id(), START)).isEmpty();
  }

  @Test
  @Tag("C2")
  void aPauseDoesNotEatIntoAdmissions() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Instant pausedAt = START.plusSeconds(10);
    Instant resumedAt = START.plus(Duration.ofHours(1));

    Event.Paused paused = (Event.Paused) change(event, event.pause(pausedAt));
    assertThat(stores().lines().expire(event.id(), Duration.ofDays(1), resumedAt)).isEmpty();
    change(paused, paused.resume(resumedAt));

    Instant end = entry.admittedUntil().plus(Duration.between(pausedAt, resumedAt));
    assertThat(entry(event.id(), entry.facts().customerId()))
        .isEqualTo(new QueueEntry.Admitted(entry.facts(), START, end, 0));
    assertThat(stores().lines().expire(event.id(), Duration.ofDays(1), end.minusMillis(1)))
        .isEmpty();
    assertThat(stores().lines().expire(event.id(), Duration.ofDays(1), end)).hasSize(1);
  }

  @Test
  @Tag("C2")
  @Tag("D9")
  void nobodyWaitsTooLongDuringAPause() {
    Event.Active event = given().onSale(5);
    given().join(event.id(), given().customer(), START);
    change(event, event.pause(START));
    Duration ttl = Duration.ofMinutes(5);

    assertThat(stores().lines().expire(event.id(), ttl, START.plus(ttl))).isEmpty();
    assertThat(stores().lineReads().waiting(event.id())).isEqualTo(1);
  }

  @Test
  void theTicksLookAfterActiveAndPausedEvents() {
    Event.Draft draft = given().draft(Fixtures.details(1));
    Event.Active active = given().onSale(1);
    Event.Active other = given().onSale(1);
    Event paused = change(other, other.pause(START));
    Event.Active third = given().onSale(1);
    Event ended = change(third, third.end(START));

    assertThat(events().live())
        .contains(active, paused)
        .doesNotContain(ended)
        .noneMatch(each -> each.id().equals(draft.id()));
  }

  @Test
  void anOverEventIsUnfinishedUntilItsLineIsClosed() {
    Event.Active event = given().onSale(2);
    given().join(event.id(), given().customer(), START);
    assertThat(unfinished(event.id())).isFalse();

    change(event, event.end(START));
    assertThat(unfinished(event.id())).isTrue();

    stores().lines().close(event.id(), START);
    assertThat(unfinished(event.id())).isFalse();
  }

  @Test
  @Tag("C6")
  void aCancelledEventIsUnfinishedWhileClaimsAreUnpaid() {
    Event.Active event = given().onSale(2);
    Claim.Claimed claim = given().held(event.id(), START);
    change(event, event.cancel("Storm", START));
    stores().lines().close(event.id(), START);
    assertThat(unfinished(event.id())).isTrue();

    stores().claims().release(claim.id(), ReleaseReason.EVENT_CANCELLED, START);

    assertThat(unfinished(event.id())).isFalse();
  }

  @Test
  void anEndedEventIsFinishedThoughAHoldMayStillBePaid() {
    Event.Active event = given().onSale(2);
    given().held(event.id(), START);
    change(event, event.end(START));
    stores().lines().close(event.id(), START);

    assertThat(unfinished(event.id())).isFalse();
  }

  @Test
  @Tag("C4")
  void aLiveEventIsOverdueFromTheEndOfItsSale() {
    Event.Active event = given().onSale(1);

    assertThat(overdue(event.id(), Fixtures.SALE_END.minusMillis(1))).isFalse();
    assertThat(overdue(event.id(), Fixtures.SALE_END)).isTrue();
    change(event, event.end(Fixtures.SALE_END));
    assertThat(overdue(event.id(), Fixtures.SALE_END)).isFalse();
  }

  @Test
  @Tag("C14")
  void aLiveEventIsOverdueFromItsOwnEndWhereThatIsEarlier() {
    Instant over = Fixtures.SALE_END.minusSeconds(60);
    Event.Active event = given().onSale(Fixtures.endsBeforeItsSale());

    assertThat(overdue(event.id(), over.minusMillis(1))).isFalse();
    assertThat(overdue(event.id(), over)).isTrue();
  }

  @Test
  @Tag("C14")
  void whatTheClockEndedIsOpenAgainWithALaterEnd() {
    Event.Active event = given().onSale(3);
    Event ended = change(event, event.timeOut(Fixtures.SALE_END));
    EventDetails later =
        event
            .details()
            .edit()
            .startsAt(null)
            .endsAt(null)
            .saleEnd(Fixtures.SALE_END.plusSeconds(60))
            .build();

    assertThat(events().revise(ended, later, Fixtures.SALE_END))
        .isEqualTo(new ReviseOutcome.Revised());
    assertThat(event(event.id())).isInstanceOf(Event.Active.class);
    given().join(event.id(), given().customer(), Fixtures.SALE_END);
    assertThat(admit(event.id(), Fixtures.SALE_END)).hasSize(1);

    Event.Active again = (Event.Active) event(event.id());
    Event byHand = change(again, again.end(Fixtures.SALE_END));
    EventDetails muchLater = later.edit().saleEnd(Fixtures.SALE_END.plusSeconds(600)).build();
    events().revise(byHand, muchLater, Fixtures.SALE_END);
    assertThat(event(event.id())).isInstanceOf(Event.Ended.class);
  }

  private List<QueueEntry.Admitted> admit(EventId event, Instant now) {
    return stores().lines().admit(event, Policies.generous(), 10, now);
  }

  private boolean unfinished(EventId id) {
    return events().unfinished().stream().anyMatch(each -> each.id().equals(id));
  }

  private boolean overdue(EventId id, Instant now) {
    return events().overdue(now).stream().anyMatch(each -> each.id().equals(id));
  }
}
