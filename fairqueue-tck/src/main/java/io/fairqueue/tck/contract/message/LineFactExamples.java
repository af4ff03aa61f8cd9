package io.fairqueue.tck.contract.message;

import static io.fairqueue.domain.message.MessageType.DRAW_DONE;
import static io.fairqueue.domain.message.MessageType.LINE_ADMISSION_LAPSED;
import static io.fairqueue.domain.message.MessageType.LINE_ADMITTED;
import static io.fairqueue.domain.message.MessageType.LINE_CLOSE;
import static io.fairqueue.domain.message.MessageType.LINE_JOINED;
import static io.fairqueue.domain.message.MessageType.LINE_REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.draw.DrawStore;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of fans in a line. */
@Tag("H6")
@Tag("N46")
abstract class LineFactExamples extends MessageSuite {

  @Test
  void fansWhoseTurnComesTogetherAreToldTogether() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(LINE_ADMITTED);

    List<QueueEntry.Admitted> crowd = given().crowd(event, 3, START);

    OutboxRow row = only(heard(lane, event));
    assertThat(row.type()).isEqualTo("line.admitted");
    assertThat(row.at()).isEqualTo(START);
    assertThat(row.items()).containsExactlyElementsOf(ids(crowd));
    assertThat(row.fans())
        .containsExactlyElementsOf(
            crowd.stream().map(entry -> Optional.of(entry.facts().customerId())).toList());
    assertThat(moment(row, "admitted_until")).isEqualTo(crowd.getFirst().admittedUntil());
    assertThat(row.organizer()).contains(owner(event));
  }

  @Test
  void anAdmissionThatLapsesIsTold() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Lane lane = listener(LINE_ADMISSION_LAPSED);

    stores().lines().expire(event, Duration.ofDays(9), entry.admittedUntil());
    stores().lines().expire(event, Duration.ofDays(9), entry.admittedUntil());

    OutboxRow row = only(heard(lane, event));
    assertThat(row.items()).containsExactly(entry.id().value());
    assertThat(row.fans()).containsExactly(Optional.of(entry.facts().customerId()));
  }

  @Test
  void aFanWhoAsksForAMailOfThePlaceIsToldOnceHoweverManyAskAtOnce() {
    EventId event = given().onSale(10).id();
    QueueEntry.Waiting waiting = given().join(event, given().customer(), START);
    QueueEntry.Waiting other = given().join(event, given().customer(), START);
    Lane lane = listener(LINE_JOINED);

    List<Boolean> told = Race.of(6, i -> stores().lines().tellAsked(waiting, START));
    assertThat(told).containsOnlyOnce(true);
    assertThat(stores().lines().tellAsked(waiting, START.plusSeconds(1))).isFalse();
    assertThat(stores().lines().tellAsked(other, START)).isTrue();

    List<OutboxRow> rows = heard(lane, event);
    assertThat(rows)
        .allMatch(
            row ->
                row.type().equals("line.joined")
                    && row.at().equals(START)
                    && row.organizer().orElseThrow().equals(owner(event)));
    assertThat(rows.stream().flatMap(row -> row.items().stream()))
        .containsExactlyInAnyOrder(waiting.id().value(), other.id().value());
    assertThat(rows.stream().flatMap(row -> row.fans().stream()))
        .containsExactlyInAnyOrder(
            Optional.of(waiting.facts().customerId()), Optional.of(other.facts().customerId()));
  }

  @Test
  void joiningAloneTellsNothing() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(LINE_JOINED);

    given().join(event, given().customer(), START);

    assertThat(heard(lane, event)).isEmpty();
  }

  @Test
  @Tag("B10")
  void fansWhoseTurnIsNearAreToldOnceAndInOrder() {
    EventId event = given().onSale(10).id();
    List<QueueEntry.Waiting> fans =
        IntStream.range(0, 5)
            .mapToObj(i -> given().join(event, given().customer(), START))
            .toList();
    assertThat(stores().lines().tellClose(event, 5, 500, START)).isZero();
    Lane lane = listener(LINE_CLOSE);

    assertThat(stores().lines().tellClose(event, 2, 500, START)).isEqualTo(2);
    assertThat(stores().lines().tellClose(event, 2, 500, START)).isZero();
    stores().lines().leave(event, fans.get(0).facts().customerId(), START);
    stores().lines().leave(event, fans.get(3).facts().customerId(), START);
    assertThat(stores().lines().tellClose(event, 3, 1, START)).isEqualTo(1);
    assertThat(stores().lines().tellClose(event, 3, 1, START)).isEqualTo(1);
    assertThat(stores().lines().tellClose(event, 3, 1, START)).isZero();

    List<OutboxRow> rows = heard(lane, event);
    assertThat(rows).allMatch(row -> row.type().equals("line.close") && row.at().equals(START));
    assertThat(rows.stream().flatMap(row -> row.items().stream()))
        .containsExactly(
            fans.get(0).id().value(),
            fans.get(1).id().value(),
            fans.get(2).id().value(),
            fans.get(4).id().value());
    assertThat(rows.getFirst().fans())
        .containsExactly(
            Optional.of(fans.get(0).facts().customerId()),
            Optional.of(fans.get(1).facts().customerId()));
  }

  @Test
  @Tag("B10")
  void ofManyWhoTellThatATurnIsNearOneDoes() {
    EventId event = given().onSale(10).id();
    for (int i = 0; i < 5; i++) {
      given().join(event, given().customer(), START);
    }
    Lane lane = listener(LINE_CLOSE);

    List<Integer> told = Race.of(6, i -> stores().lines().tellClose(event, 4, 500, START));

    assertThat(told).containsOnlyOnce(4).filteredOn(count -> count != 4).containsOnly(0);
    assertThat(only(heard(lane, event)).items()).hasSize(4);
  }

  @Test
  void whomADrawHasPlacedIsToldAndWhoLeftBeforeIsNot() {
    Instant closes = START.plusSeconds(60);
    EventId event = withLobby(closes);
    List<QueueEntry.Lobby> fans =
        IntStream.range(0, 3)
            .mapToObj(i -> stores().lines().join(event, given().customer(), START))
            .map(joined -> ((JoinOutcome.Entered) joined).entry())
            .toList();
    Lane lane = listener(DRAW_DONE);
    DrawStore draws = stores().draws();
    assertThat(draws.close(event, closes)).contains(new int[] {1, 2, 3});
    stores().lines().leave(event, fans.get(1).facts().customerId(), closes);

    Draw.Gathering gathering = (Draw.Gathering) draws.find(event).orElseThrow();
    Bytes root = Bytes.of(new byte[32]);
    Draw.Closed closed =
        draws.list(gathering, new EntrantList(3, root, root), closes).orElseThrow();
    Draw.Placing placing = draws.order(closed, root, closes).orElseThrow();
    assertThat(draws.place(placing, new int[] {3, 2, 1}, closes)).isPresent();

    OutboxRow row = only(heard(lane, event));
    assertThat(row.type()).isEqualTo("draw.done");
    assertThat(row.at()).isEqualTo(closes);
    assertThat(row.items())
        .containsExactlyInAnyOrder(fans.get(0).id().value(), fans.get(2).id().value());
    assertThat(row.fans())
        .containsExactlyInAnyOrder(
            Optional.of(fans.get(0).facts().customerId()),
            Optional.of(fans.get(2).facts().customerId()));
  }

  @Test
  void oneWhoIsRemovedIsToldAndOneWhoLeavesIsNot() {
    EventId event = given().onSale(10).id();
    CustomerId leaver = given().customer();
    QueueEntry.Waiting waiting = given().join(event, given().customer(), START);
    given().join(event, leaver, START);
    Lane lane = listener(LINE_REMOVED);

    stores().lines().remove(event, waiting.id(), START);
    stores().lines().remove(event, waiting.id(), START);
    stores().lines().leave(event, leaver, START);

    OutboxRow row = only(heard(lane, event));
    assertThat(row.items()).containsExactly(waiting.id().value());
    assertThat(row.fans()).containsExactly(Optional.of(waiting.facts().customerId()));
  }

  /** A sale whose fans get places by arrival, a minute after its lobby has closed. */
  private EventId withLobby(Instant closes) {
    Duration lead = Duration.ofMinutes(1);
    EventDetails details =
        Fixtures.details(10)
            .edit()
            .saleStart(closes.plus(lead))
            .lobby(new Lobby(START, DrawMethod.ARRIVAL, lead))
            .build();
    Event.Draft draft = given().draft(details);
    DrawTerms terms =
        DrawTerms.of(draft.id(), details, BeaconChain.QUICKNET, Bytes.of(new byte[32]));
    assertThat(stores().events().activate(draft, draft.activate(START), terms)).isTrue();
    return draft.id();
  }
}
