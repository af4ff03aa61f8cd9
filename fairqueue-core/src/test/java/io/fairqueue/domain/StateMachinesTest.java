package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which step leads from which state to which, and no other does. */
class StateMachinesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  static Stream<Arguments> machines() {
    return Stream.of(
        Arguments.of(
            Event.class,
            EventStatus.values(),
            List.of(
                "Active.cancel: Cancelled",
                "Active.end: Ended",
                "Active.pause: Paused",
                "Active.timeOut: Ended",
                "Draft.activate: Active",
                "Ended.cancel: Cancelled",
                "Paused.cancel: Cancelled",
                "Paused.end: Ended",
                "Paused.resume: Active",
                "Paused.timeOut: Ended")),
        Arguments.of(
            QueueEntry.class,
            EntryStatus.values(),
            List.of(
                "Admitted.abandon: Abandoned",
                "Admitted.complete: Completed",
                "Admitted.expire: Expired",
                "Admitted.extend: Admitted",
                "Admitted.shift: Admitted",
                "Completed.replace: Completed",
                "Lobby.abandon: Abandoned",
                "Lobby.expire: Expired",
                "Lobby.place: Waiting",
                "Waiting.abandon: Abandoned",
                "Waiting.admit: Admitted",
                "Waiting.expire: Expired")),
        Arguments.of(
            Draw.class,
            DrawStatus.values(),
            List.of(
                "Closed.decide: Drawn",
                "Closed.order: Placing",
                "Drawn.order: Placing",
                "Gathering.close: Closed",
                "Placing.placed: Draw")),
        Arguments.of(
            Claim.class,
            ClaimStatus.values(),
            List.of(
                "Claimed.confirm: Confirmed",
                "Claimed.release: Released",
                "Confirmed.refund: Refunded",
                "Released.confirmLate: Confirmed")),
        Arguments.of(
            Payment.class,
            PaymentStatus.values(),
            List.of(
                "Failed.openedAs: Failed",
                "Failed.succeed: Succeeded",
                "Initializing.endUncounted: Failed",
                "Initializing.fail: Failed",
                "Initializing.lose: Unresolved",
                "Initializing.open: Pending",
                "Initializing.succeed: Succeeded",
                "Pending.endUncounted: Failed",
                "Pending.fail: Failed",
                "Pending.succeed: Succeeded",
                "Succeeded.refund: Refunded",
                "Unresolved.endUncounted: Failed",
                "Unresolved.fail: Failed",
                "Unresolved.succeed: Succeeded")));
  }

  @ParameterizedTest
  @MethodSource("machines")
  @Tag("C2")
  void onlyTheseStepsExist(Class<?> machine, Enum<?>[] statuses, List<String> steps) {
    assertThat(Transitions.of(machine)).containsExactlyElementsOf(steps);
  }

  @Test
  @Tag("F10")
  void aTicketIsUsedOnceUnlessThatIsTakenBackAndOnceVoidStaysVoid() {
    assertThat(Transitions.of(Ticket.class))
        .containsExactly(
            "CheckedIn.cancel: Voided",
            "CheckedIn.undo: Valid",
            "Valid.cancel: Voided",
            "Valid.checkIn: CheckedIn");

    Ticket.Valid valid = new Ticket.Valid(ticket());
    assertThat(valid.checkIn(LATER)).isEqualTo(new Ticket.CheckedIn(ticket(), LATER));
    assertThat(valid.checkIn(NOW).undo()).isEqualTo(valid);
    assertThat(valid.cancel(LATER)).isEqualTo(new Ticket.Voided(ticket(), LATER));
    assertThat(valid.checkIn(NOW).cancel(LATER)).isEqualTo(new Ticket.Voided(ticket(), LATER));
  }

  @Test
  @Tag("C14")
  void aLaterEndOpensASaleAgainThatTheClockEnded() {
    Event.Active active = event().activate(NOW);
    EventDetails details = active.details();
    Instant over = details.saleEnd();
    EventDetails longer = details.edit().saleEnd(over.plusSeconds(60)).build();

    assertThat(active.timeOut(over).revise(longer, over)).isInstanceOf(Event.Active.class);
    assertThat(active.pause(NOW).timeOut(over).revise(longer, over))
        .isInstanceOf(Event.Active.class);
    assertThat(active.timeOut(over).revise(details.edit().name("Other").build(), over))
        .isInstanceOf(Event.Ended.class);
    assertThat(active.timeOut(over).revise(longer, over.plusSeconds(60)))
        .isInstanceOf(Event.Ended.class);
    assertThat(active.end(NOW).revise(longer, over)).isInstanceOf(Event.Ended.class);
    assertThat(active.timeOut(over).cancel("Storm", over).revise(longer, over))
        .isInstanceOf(Event.Cancelled.class);
  }

  @Test
  @Tag("C5")
  void editsAloneRaiseTheEdition() {
    Event.Draft draft = event();
    Event.Active active = draft.activate(NOW);

    assertThat(active.facts().edition()).isEqualTo(draft.facts().edition());
    assertThat(active.pause("Rain", NOW).resume(NOW).facts().edition())
        .isEqualTo(draft.facts().edition());
    assertThat(active.revise(active.details(), NOW).facts().edition())
        .isEqualTo(draft.facts().edition() + 1);
  }

  @Test
  @Tag("C5")
  void newDetailsKeepTheState() {
    Event.Active active = event().activate(NOW);
    EventDetails details = EventDetailsTest.named("Another name");

    for (Event each :
        List.of(event(), active, active.pause(NOW), active.end(NOW), active.cancel("Storm", NOW))) {
      Event revised = each.revise(details, LATER);

      assertThat(revised.details()).isEqualTo(details);
      assertThat(revised.facts().updatedAt()).isEqualTo(LATER);
      assertThat(revised.with(each.facts())).isEqualTo(each);
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void eachStateHasAStatusOfItsName(Class<?> machine, Enum<?>[] statuses, List<String> steps) {
    assertThat(
            Transitions.states(machine)
                .map(state -> state.getSimpleName().toUpperCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(Stream.of(statuses).map(Enum::name).toList());
  }

  @Test
  void eachStateTellsItsStatus() {
    Event.Active active = event().activate(NOW);
    assertThat(
            Stream.of(
                event(), active, active.pause(NOW), active.end(NOW), active.cancel("Storm", NOW)))
        .extracting(Event::status)
        .containsExactly(EventStatus.values());

    QueueEntry.Waiting waiting = entry();
    QueueEntry.Admitted admitted = waiting.admit(NOW, Duration.ofSeconds(9));
    assertThat(
            Stream.of(
                new QueueEntry.Lobby(waiting.facts()),
                waiting,
                admitted,
                admitted.complete(claim().id()),
                waiting.abandon(),
                waiting.expire()))
        .extracting(QueueEntry::status)
        .containsExactly(EntryStatus.values());

    Claim.Claimed claimed = claim();
    assertThat(
            Stream.of(
                claimed,
                claimed.confirm(NOW),
                claimed.release(ReleaseReason.EXPIRED, NOW),
                claimed.confirm(NOW).refund(NOW)))
        .extracting(Claim::status)
        .containsExactly(ClaimStatus.values());

    Payment.Initializing payment = payment();
    assertThat(
            Stream.of(
                payment,
                payment.open("ref", "url", null, NOW),
                payment.lose(NOW),
                payment.succeed(null, NOW),
                payment.fail("declined", NOW),
                payment.succeed(null, NOW).refund(NOW)))
        .extracting(Payment::status)
        .containsExactly(PaymentStatus.values());
  }

  @Test
  void aStepOfAnEventNotesItsTime() {
    Event.Paused paused = event().activate(NOW).pause(LATER);

    assertThat(paused.pausedAt()).isEqualTo(LATER);
    assertThat(paused.facts().updatedAt()).isEqualTo(LATER);
    assertThat(paused.facts().createdAt()).isEqualTo(NOW);
  }

  @Test
  @Tag("C4")
  void anEventIsOpenWhileItIsActiveAndOnSale() {
    Event.Active active = event().activate(NOW);
    EventDetails details = active.details();

    assertThat(active.isOpenAt(details.saleStart())).isTrue();
    assertThat(active.isOpenAt(details.saleStart().minusNanos(1))).isFalse();
    assertThat(active.isOpenAt(details.saleEnd().minusNanos(1))).isTrue();
    assertThat(active.isOpenAt(details.saleEnd())).isFalse();
    assertThat(active.pause(NOW).isOpenAt(details.saleStart())).isFalse();
    assertThat(event().isOpenAt(details.saleStart())).isFalse();
  }

  @Test
  @Tag("D11")
  void anAdmissionHasAFixedEndThatOnlyExtensionsMove() {
    QueueEntry.Admitted admitted = entry().admit(NOW, Duration.ofMinutes(1));
    assertThat(admitted.admittedUntil()).isEqualTo(LATER);
    assertThat(admitted.isValidAt(LATER.minusNanos(1))).isTrue();
    assertThat(admitted.isValidAt(LATER)).isFalse();

    QueueEntry.Admitted extended = admitted.extend(Duration.ofSeconds(30));

    assertThat(extended.admittedUntil()).isEqualTo(LATER.plusSeconds(30));
    assertThat(extended.extensions()).isEqualTo(1);
    assertThat(admitted.shift(Duration.ofSeconds(5)).admittedUntil())
        .isEqualTo(LATER.plusSeconds(5));
    assertThat(extended.shift(Duration.ofSeconds(5)).extensions()).isEqualTo(1);
  }

  @Test
  void aSettledPaymentKeepsWhatTheGatewayToldBefore() {
    Payment.Succeeded paid = payment().open("theirs", "url", "ext", NOW).succeed(null, LATER);

    assertThat(paid.facts().reference()).isEqualTo("theirs");
    assertThat(paid.facts().externalId()).isEqualTo("ext");
    assertThat(paid.facts().authorizationUrl()).isEqualTo("url");
    assertThat(paid.facts().updatedAt()).isEqualTo(LATER);
  }

  private static Event.Draft event() {
    return new Event.Draft(
        new EventFacts(
            new EventId(new UUID(0, 1)),
            new OrganizerId(new UUID(0, 2)),
            EventDetailsTest.valid(),
            NOW,
            NOW,
            0,
            0));
  }

  private static QueueEntry.Waiting entry() {
    return new QueueEntry.Waiting(
        new EntryFacts(
            new EntryId(new UUID(0, 3)),
            new EventId(new UUID(0, 1)),
            new CustomerId(new UUID(0, 4)),
            1,
            1,
            NOW));
  }

  private static Claim.Claimed claim() {
    return new Claim.Claimed(
        new ClaimFacts(
            new ClaimId(new UUID(0, 5)),
            new EventId(new UUID(0, 1)),
            new CustomerId(new UUID(0, 4)),
            new EntryId(new UUID(0, 3)),
            List.of(),
            naira(1),
            NOW,
            LATER));
  }

  private static TicketFacts ticket() {
    return new TicketFacts(
        new TicketId(new UUID(0, 7)),
        new EventId(new UUID(0, 1)),
        new ClaimId(new UUID(0, 5)),
        new CustomerId(new UUID(0, 4)),
        new UnitId(new UUID(0, 8)),
        "Standing 1",
        NOW);
  }

  private static Payment.Initializing payment() {
    return new Payment.Initializing(
        new PaymentFacts(
            new PaymentId(new UUID(0, 6)),
            new ClaimId(new UUID(0, 5)),
            "ours",
            naira(1),
            null,
            null,
            null,
            NOW,
            NOW));
  }

  private static Money naira(long minor) {
    return new Money(minor, Currency.getInstance("NGN"));
  }
}
