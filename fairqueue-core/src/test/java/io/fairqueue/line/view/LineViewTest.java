package io.fairqueue.line.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LineViewTest {

  private final Rows line = Rows.onSale();

  @Test
  @Tag("D1")
  void fansGetNumbersInTheOrderInWhichTheyAsk() {
    assertThat(line.ask(Rows.join(5), Rows.join(3)))
        .containsExactly(new LineAnswer.Joined(1), new LineAnswer.Joined(2));
    assertThat(line.ask(Rows.join(4), Rows.join(3), Rows.join(4)))
        .containsExactly(
            new LineAnswer.Joined(3),
            new LineAnswer.AlreadyInLine(2),
            new LineAnswer.AlreadyInLine(3));
    assertThat(line.position(5)).isEqualTo(1);
    assertThat(line.position(4)).isEqualTo(3);
    assertThat(line.view.find(Rows.fan(9))).isEmpty();
  }

  @Test
  @Tag("D1")
  void aDraftChangesNothing() {
    Summary before = line.view.summary();

    line.view.draft(List.of(Rows.join(1)), Set.of(), line.now, 1);

    assertThat(line.view.summary()).usingRecursiveComparison().isEqualTo(before);
    assertThat(line.view.find(Rows.fan(1))).isEmpty();
  }

  @Test
  @Tag("D1")
  void moreFansThanARowHoldsMakeSeveralRows() {
    LineRequest[] many =
        IntStream.rangeClosed(1, 1_000).mapToObj(Rows::join).toArray(LineRequest[]::new);

    line.ask(many);

    assertThat(line.all.subList(1, line.all.size()))
        .extracting(row -> row.content().fans().size())
        .containsExactly(490, 490, 20);
    assertThat(line.position(1_000)).isEqualTo(1_000);
  }

  @Test
  @Tag("D2")
  void aPositionFallsAsOthersGo() {
    line.joinAll(1, 5);

    line.admit(2);
    line.gone(LineKind.REMOVED, 4);

    assertThat(line.position(3)).isEqualTo(1);
    assertThat(line.position(5)).isEqualTo(2);
    assertThat(line.position(1)).isZero();
    assertThat(line.state(1)).isEqualTo(FanState.ADMITTED);
    assertThat(line.state(4)).isEqualTo(FanState.REMOVED);
  }

  @Test
  @Tag("D5")
  void theLowestWhoWaitAreAdmitted() {
    line.joinAll(1, 5);
    line.ask(Rows.leave(2));

    LineDraft draft = line.admit(3);

    assertThat(draft.rows().getFirst().content().gone()).containsExactly(1, 3, 4);
    assertThat(line.admit(9).rows().getFirst().content().gone()).containsExactly(5);
    assertThat(line.admit(9).isEmpty()).isTrue();
    assertThat(line.view.admittedInWindow(line.now)).isEqualTo(4);
    assertThat(line.view.admittedInWindow(line.now + 59_999)).isEqualTo(4);
    assertThat(line.view.admittedInWindow(line.now + 61_000)).isZero();
  }

  @Test
  @Tag("D15")
  void whoIsAwayIsPassedOverAndKeepsThePlace() {
    line.joinAll(1, 4);
    line.gone(LineKind.AWAY, 1, 2, 2, 77);

    assertThat(line.position(2)).isEqualTo(1);
    assertThat(line.ask(Rows.join(2))).containsExactly(new LineAnswer.AlreadyInLine(2));
    assertThat(line.admit(1).rows().getFirst().content().gone()).containsExactly(3);
    line.gone(LineKind.BACK, 2);
    assertThat(line.position(4)).isEqualTo(2);
    assertThat(line.admit(1).rows().getFirst().content().gone()).containsExactly(2);
    assertThat(line.gone(LineKind.BACK, 2).isEmpty()).isTrue();
  }

  @Test
  @Tag("D1")
  void whoWasHereBeforeIsLookedUpAndThenJoinsAtTheEnd() {
    line.joinAll(1, 3);
    line.admit(1);
    line.ask(Rows.leave(2));

    assertThat(line.ask(Rows.join(1), Rows.leave(2)))
        .containsExactly(
            new LineAnswer.LookUp(1, FanState.ADMITTED), new LineAnswer.LookUp(2, FanState.LEFT));
    LineDraft draft =
        line.view.draft(
            List.of(Rows.join(1), Rows.leave(2), Rows.leave(9)),
            Set.of(Rows.fan(1), Rows.fan(2)),
            line.now,
            1);
    assertThat(line.commit(draft).answers())
        .containsExactly(
            new LineAnswer.Joined(4), new LineAnswer.NotInLine(), new LineAnswer.NotInLine());
    assertThat(line.position(1)).isEqualTo(2);
  }

  @Test
  @Tag("D1")
  void anotherWishInTheSameBatchWaitsForTheNext() {
    line.joinAll(1, 1);

    assertThat(line.ask(Rows.leave(1), Rows.join(1), Rows.leave(1), Rows.join(2), Rows.leave(2)))
        .containsExactly(
            new LineAnswer.Left(1),
            new LineAnswer.NextBatch(),
            new LineAnswer.NotInLine(),
            new LineAnswer.Joined(2),
            new LineAnswer.NextBatch());
  }

  @Test
  @Tag("D1")
  void nobodyJoinsOutsideTheSale() {
    Rows early = Rows.onSale();
    early.now = Rows.START;
    SaleState later =
        new SaleState(
            EventStatus.ACTIVE,
            Rows.START + 1,
            Rows.START + 2,
            null,
            Rows.policy(),
            List.of(),
            OptionalLong.empty());
    early.status(later);

    assertThat(early.ask(Rows.join(1))).containsExactly(new LineAnswer.NotOpen());
    early.now++;
    assertThat(early.ask(Rows.join(1))).containsExactly(new LineAnswer.Joined(1));
    early.now++;
    assertThat(early.ask(Rows.join(2))).containsExactly(new LineAnswer.NotOpen());
    assertThat(early.admit(1).isEmpty()).isTrue();
    assertThat(new Rows().ask(Rows.join(1))).containsExactly(new LineAnswer.NotOpen());
  }

  @Test
  @Tag("D1")
  void whereMemoryEndsNobodyJoinsAndEverybodyElseGoesOn() {
    LineMemory memory = new LineMemory(100_000);
    Rows first = new Rows(memory);
    first.status(Rows.active());
    first.joinAll(1, 1);
    Rows second = new Rows(memory);
    second.status(Rows.active());
    int joined = 0;
    while (second.ask(Rows.join(joined + 1)).getFirst() instanceof LineAnswer.Joined) {
      joined++;
    }

    assertThat(joined).isBetween(1_000, 5_000);
    assertThat(memory.used()).isGreaterThanOrEqualTo(memory.limit());
    assertThat(first.ask(Rows.join(2), Rows.join(1), Rows.leave(1)))
        .containsExactly(
            new LineAnswer.TooLong(), new LineAnswer.AlreadyInLine(1), new LineAnswer.NextBatch());
    second.view.release();
    assertThat(first.ask(Rows.join(2))).containsExactly(new LineAnswer.Joined(2));
  }

  @Test
  @Tag("D2")
  void waitingTimeLeavesPausesOut() {
    line.joinAll(1, 1);
    line.now += 30_000;
    line.joinAll(2, 2);
    line.status(paused(OptionalLong.of(line.now), List.of()));
    line.now += 100_000;
    assertThat(line.view.draftExpiry(Rows.TTL, 10, line.now, 1).isEmpty()).isTrue();
    line.status(
        paused(
            OptionalLong.empty(),
            List.of(
                new Pauses.Pause(
                    Instant.ofEpochMilli(line.now - 100_000), Instant.ofEpochMilli(line.now)))));
    line.now += 29_999;
    assertThat(line.view.draftExpiry(Rows.TTL, 10, line.now, 1).isEmpty()).isTrue();
    line.now += 1;

    LineDraft over = line.commit(line.view.draftExpiry(Rows.TTL, 10, line.now, 1));

    assertThat(over.rows().getFirst().content().gone()).containsExactly(1);
    line.now += 30_000;
    assertThat(line.view.draftExpiry(Rows.TTL, 10, line.now, 1).rows().getFirst().content().gone())
        .containsExactly(2);
  }

  @Test
  @Tag("D2")
  void whoIsInAClosedLineWaitsNoMore() {
    line.joinAll(1, 3);
    line.admit(1);
    line.commit(line.view.draftRow(RowContent.data(LineKind.CLOSED), line.now, 1));

    assertThat(line.state(2)).isEqualTo(FanState.EXPIRED);
    assertThat(line.state(1)).isEqualTo(FanState.ADMITTED);
    assertThat(line.view.find(Rows.fan(1)).orElseThrow().isClosed()).isTrue();
    assertThat(line.view.summary().waiting()).isZero();
    assertThat(line.ask(Rows.join(4))).containsExactly(new LineAnswer.Joined(4));
    assertThat(line.position(4)).isEqualTo(1);
    assertThat(line.view.find(Rows.fan(4)).orElseThrow().isClosed()).isFalse();
  }

  @Test
  @Tag("D2")
  void whoWasInTheLobbyComesInTheOrderOfTheDrawAndBeforeTheOthers() {
    Rows lobby = new Rows();
    lobby.now = Rows.START - 60_001;
    lobby.status(Rows.active().with(new SaleState.Lobby(Rows.START - 60_000, Rows.START - 10_000)));
    assertThat(lobby.ask(Rows.join(1))).containsExactly(new LineAnswer.NotOpen());
    lobby.now++;
    lobby.joinAll(1, 4);
    lobby.ask(Rows.leave(1));
    assertThat(lobby.state(2)).isEqualTo(FanState.LOBBY);
    lobby.now = Rows.START - 10_000;
    lobby.joinAll(5, 5);
    assertThat(lobby.all)
        .extracting(row -> row.content().kind())
        .endsWith(LineKind.LEFT, LineKind.LOBBY_CLOSED, LineKind.JOINED);
    lobby.ask(Rows.leave(3));
    assertThat(lobby.position(5)).isEqualTo(3);
    lobby.now = Rows.START;
    assertThat(lobby.admit(9).isEmpty()).isTrue();
    assertThat(lobby.view.draftExpiry(Rows.TTL, 9, lobby.now + 600_000, 1).isEmpty()).isTrue();

    lobby.commit(lobby.view.draftRow(RowContent.placed(1, 4, 0), lobby.now, 1));

    assertThat(lobby.position(4)).isEqualTo(1);
    assertThat(lobby.position(2)).isZero();
    assertThat(lobby.admit(9).rows().getFirst().content().gone()).containsExactly(4);
    lobby.commit(lobby.view.draftRow(RowContent.placed(3, 2), lobby.now, 1));
    assertThat(lobby.view.summary().isDrawn()).isTrue();
    assertThat(lobby.admit(9).rows().getFirst().content().gone()).containsExactly(2, 5);
  }

  @Test
  @Tag("D2")
  void aLobbyIsClosedOnceAndWhoLeftItGetsNoPlace() {
    Rows lobby = new Rows();
    lobby.now = Rows.START - 60_000;
    lobby.status(Rows.active().with(new SaleState.Lobby(Rows.START - 60_000, Rows.START - 10_000)));
    lobby.joinAll(1, 4);
    assertThat(lobby.view.draftLobbyClose(Rows.START - 10_001, 1).isEmpty()).isTrue();
    lobby.now = Rows.START - 10_000;

    LineDraft close = lobby.commit(lobby.view.draftLobbyClose(lobby.now, 1));

    assertThat(close.rows())
        .extracting(row -> row.content().kind())
        .containsExactly(LineKind.LOBBY_CLOSED);
    assertThat(lobby.view.draftLobbyClose(lobby.now, 1).isEmpty()).isTrue();
    lobby.ask(Rows.leave(3));

    LineDraft first = lobby.commit(lobby.view.draftPlaces(new int[] {4, 3}, lobby.now, 1));
    lobby.commit(lobby.view.draftPlaces(new int[] {1, 2}, lobby.now, 1));

    assertThat(first.rows().getFirst().content().gone()).containsExactly(4, 0);
    assertThat(lobby.view.summary().isDrawn()).isTrue();
    assertThat(lobby.position(4)).isEqualTo(1);
    assertThat(lobby.position(1)).isEqualTo(2);
    assertThat(lobby.position(2)).isEqualTo(3);
    assertThat(lobby.state(3)).isEqualTo(FanState.LEFT);
  }

  @Test
  @Tag("D1")
  void aLineThatHadNoLogBeginsWithWhoWasInIt() {
    Rows old = new Rows();
    UUID nobody = new UUID(0, 0);
    UUID entry = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    old.commit(
        old.view.draftRow(
            RowContent.genesis(
                1,
                IdList.of(Rows.fan(1).value(), nobody, Rows.fan(1).value(), Rows.fan(2).value()),
                IdList.of(entry, entry, entry, entry),
                new GenesisData(
                    List.of(
                        new GenesisData.Fan(FanState.LEFT, 5),
                        new GenesisData.Fan(FanState.ADMITTED, 7),
                        new GenesisData.Fan(FanState.WAITING, 6),
                        new GenesisData.Fan(FanState.AWAY, 9)))),
            old.now,
            1));
    old.status(Rows.active());

    assertThat(old.view.find(Rows.fan(1)).orElseThrow())
        .isEqualTo(new Standing(Rows.fan(1), 3, FanState.WAITING, 3, 1, 7, false));
    assertThat(old.state(2)).isEqualTo(FanState.AWAY);
    assertThat(old.view.at(2).orElseThrow().fan().value()).isEqualTo(nobody);
    assertThat(old.view.entryId(3)).contains(entry);
    assertThat(old.view.entryId(5)).isEmpty();
    assertThat(old.ask(Rows.join(3))).containsExactly(new LineAnswer.Joined(5));
  }

  @Test
  @Tag("D1")
  void rowsThatAreOldOrAheadChangeNothing() {
    line.joinAll(1, 3);
    LineView other = new LineView(Rows.EVENT, new LineMemory(Long.MAX_VALUE));

    assertThat(other.apply(line.all.get(1))).isEqualTo(new Applied.Gap());
    for (LineRow row : line.all) {
      assertThat(other.apply(row)).isEqualTo(new Applied.Done());
      assertThat(other.apply(row)).isEqualTo(new Applied.Old());
    }
    assertThat(other.summary()).usingRecursiveComparison().isEqualTo(line.view.summary());
  }

  @Test
  @Tag("D1")
  void anotherHistoryOfTheSameRevIsNoticed() {
    Rows other = Rows.onSale();
    other.joinAll(2, 2);
    line.joinAll(1, 1);

    assertThat(line.view.apply(other.all.getLast()))
        .isInstanceOfSatisfying(
            Breach.class, breach -> assertThat(breach.rule()).isEqualTo(Breach.Rule.CHAIN));
    assertThat(Arrays.equals(line.view.summary().hash(), line.all.getLast().hash())).isTrue();
  }

  private static SaleState paused(OptionalLong since, List<Pauses.Pause> pauses) {
    SaleState sale = Rows.active();
    return new SaleState(
        since.isPresent() ? EventStatus.PAUSED : EventStatus.ACTIVE,
        sale.saleStart(),
        sale.saleEnd(),
        null,
        sale.policy(),
        pauses,
        since);
  }
}
