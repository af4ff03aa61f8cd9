package io.fairqueue.tck.contract.message;

import static io.fairqueue.domain.message.MessageType.CLAIM_CONFIRMED;
import static io.fairqueue.domain.message.MessageType.CLAIM_HELD;
import static io.fairqueue.domain.message.MessageType.CLAIM_RELEASED;
import static io.fairqueue.domain.message.MessageType.EVENT_CANCELLED;
import static io.fairqueue.domain.message.MessageType.EVENT_NOTICE;
import static io.fairqueue.domain.message.MessageType.LINE_ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Target;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is told of a fact, how often, and until when it is kept. */
@Tag("H6")
@Tag("N46")
abstract class RelayExamples extends MessageSuite {

  @Test
  void whatNobodyWantsToHearOfIsNotKept() {
    EventId event = given().onSale(10).id();
    given().held(event, START);

    Lane late = listener(CLAIM_HELD);

    assertThat(heard(late, event)).isEmpty();
  }

  @Test
  @Tag("N47")
  void aFactReachesEachOfItsSubscribersOnce() {
    EventId event = given().onSale(10).id();
    Lane one = listener(CLAIM_HELD);
    Lane another = listener(CLAIM_HELD, CLAIM_CONFIRMED);
    Lane deaf = listener(CLAIM_CONFIRMED);
    given().held(event, START);

    assertThat(outbox().isIdle()).isFalse();
    assertThat(outbox().waiting().rows()).isPositive();
    assertThat(outbox().waiting().oldest()).isNotNull();
    Race.of(4, i -> outbox().relay(START, 500));
    relay(START);
    assertThat(outbox().waiting().rows()).isZero();

    assertThat(taken(one, START)).hasSize(1);
    assertThat(taken(another, START)).hasSize(1);
    assertThat(taken(deaf, START)).isEmpty();
  }

  @Test
  void mailIsOneDeliveryPerFanAndTurnsGoFirst() {
    EventId event = given().onSale(100).id();
    mail(Audience.FAN, LINE_ADMITTED, CLAIM_RELEASED);
    Claim.Claimed held = given().held(event, START);
    stores().claims().release(held.id(), ReleaseReason.CUSTOMER, START);
    List<QueueEntry.Admitted> crowd = given().crowd(event, 3, START);

    relay(START);
    List<Taken> letters =
        taken(Lane.MAIL, START).stream()
            .filter(each -> each.row().event().equals(Optional.of(event)))
            .toList();

    assertThat(letters)
        .extracting(each -> each.key().target())
        .contains(
            crowd.stream()
                .map(entry -> new Target.Fan(entry.facts().customerId()))
                .toArray(Target[]::new));
    assertThat(letters).allMatch(each -> each.key().endItem() - each.key().firstItem() == 1);
    assertThat(letters)
        .extracting(each -> each.row().type())
        .containsExactly(
            "line.admitted", "line.admitted", "line.admitted", "line.admitted", "claim.released");
  }

  @Test
  void holdersAreToldOnceEachHoweverManyTheyAre() {
    EventId event = given().onSale(100).id();
    List<Target> holders = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      holders.add(new Target.Fan(till().sell(event, 1, START).facts().customerId()));
    }
    given().held(event, START);
    mail(Audience.HOLDER, EVENT_CANCELLED);
    Event.Active active = (Event.Active) event(event);
    stores().events().replace(active, active.cancel("no power", START));

    for (int i = 0; i < 20; i++) {
      outbox().relay(START, 3);
    }

    assertThat(taken(Lane.MAIL, START))
        .filteredOn(each -> each.row().event().equals(Optional.of(event)))
        .extracting(each -> each.key().target())
        .containsExactlyInAnyOrderElementsOf(holders);
  }

  @Test
  void whoeverANoticeIsForIsToldOnce() {
    EventId event = given().onSale(10).id();
    CustomerId sold = till().sell(event, 1, START).facts().customerId();
    var back = till().requestRefund(till().sell(event, 1, START), START);
    stores().payments().refundSucceeded(back.id(), START);
    CustomerId held = given().held(event, START).facts().customerId();
    CustomerId waiting = given().customer();
    given().join(event, waiting, START);
    mail(Audience.FAN, EVENT_NOTICE);
    var sending = new NoticeSending(NoticeAudience.ALL, true, false);
    PublicNotice notice =
        new PublicNotice(
            new NoticeId(UUID.randomUUID()),
            event,
            NoticeLevel.INFO,
            Map.of("en", "Doors at 8"),
            owner(event),
            START,
            null,
            null);

    assertThat(stores().notices().reach(event, NoticeAudience.ALL))
        .isEqualTo(new NoticeReach(3, 3, 0));
    for (NoticeAudience one :
        List.of(NoticeAudience.LINE, NoticeAudience.CLAIMS, NoticeAudience.TICKETS)) {
      assertThat(stores().notices().reach(event, one)).isEqualTo(new NoticeReach(1, 1, 0));
    }
    assertThat(stores().notices().post(notice, sending))
        .isEqualTo(new PostOutcome.Posted(notice, 3));
    assertThat(stores().notices().post(notice, sending))
        .isEqualTo(new PostOutcome.Posted(notice, 0));
    relay(START);

    List<Taken> letters =
        taken(Lane.MAIL, START).stream()
            .filter(each -> each.row().type().equals(EVENT_NOTICE.wireName()))
            .filter(each -> each.row().event().equals(Optional.of(event)))
            .toList();
    assertThat(letters)
        .extracting(each -> each.key().target())
        .containsExactlyInAnyOrder(
            new Target.Fan(sold), new Target.Fan(held), new Target.Fan(waiting));
    assertThat(letters)
        .allSatisfy(each -> assertThat(each.row().about()).isEqualTo(Map.of("mail", "true")));
    assertThat(stores().notices().find(notice.id())).contains(notice);
  }

  @Test
  void anOrganizerHearsOfItsOwnEvent() {
    EventId event = given().onSale(10).id();
    mail(Audience.ORGANIZER, CLAIM_HELD);
    given().held(event, START);

    relay(START);

    assertThat(taken(Lane.MAIL, START))
        .filteredOn(each -> each.row().event().equals(Optional.of(event)))
        .extracting(each -> each.key().target())
        .containsExactly(new Target.Organizer(owner(event)));
  }

  @Test
  @Tag("N47")
  void aLaneThatNobodyServesIsForgottenAndWhatWasOnItsWaySkipped() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(CLAIM_HELD);
    Lane served = listener(CLAIM_HELD);
    given().held(event, START);
    relay(START);
    Instant dayAfter = START.plus(Duration.ofDays(1)).plusSeconds(1);
    subscriptions().serve(served, Wish.of(List.of(CLAIM_HELD)), dayAfter);

    Set<Lane> dropped = subscriptions().dropUnserved(START.plusSeconds(1), dayAfter);

    assertThat(dropped).contains(lane).doesNotContain(served);
    assertThat(subscriptions().served()).contains(served).doesNotContain(lane);
    assertThat(taken(lane, dayAfter)).isEmpty();
    assertThat(taken(served, dayAfter)).hasSize(1);
    given().held(event, dayAfter);
    relay(dayAfter);
    assertThat(taken(lane, dayAfter)).isEmpty();
  }

  @Test
  @Tag("N42")
  void whatIsOldAndThroughIsForgotten() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(CLAIM_HELD);
    given().held(event, START);
    given().held(event, START);
    relay(START);
    List<Taken> both = taken(lane, START);
    deliveries().settle(both.get(0), new Settlement.Done(null), START);

    outbox().prune(START.minusMillis(1), ALL);
    assertThat(deliveries().find(both.get(0).key())).isPresent();

    outbox().prune(START, ALL);
    assertThat(deliveries().find(both.get(0).key())).isEmpty();
    assertThat(deliveries().find(both.get(1).key())).isPresent();
  }
}
