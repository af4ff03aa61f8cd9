package io.fairqueue.line.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import io.fairqueue.line.view.Breach.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that were written and hashed as they should be, and say what can't be. */
final class BreachTest {

  private final Rows line = Rows.onSale();

  /** 1 is admitted, 2 and 3 wait, 4 is away, 5 left. */
  @BeforeEach
  void fill() {
    line.joinAll(1, 5);
    line.admit(1);
    line.gone(LineKind.AWAY, 4);
    line.ask(Rows.leave(5));
  }

  @Test
  @Tag("D1")
  void nobodyIsInTheLineTwice() {
    refused(joined(6, 2), Rule.TWICE);
    refused(joined(6, 4), Rule.TWICE);
    refused(joined(6, 9, 8, 9), Rule.TWICE);
    refused(joined(6, 0), Rule.FIELDS, new UUID(0, 0));
  }

  @Test
  @Tag("D1")
  void numbersHaveNoGapsAndAreGivenOnce() {
    refused(joined(7, 9), Rule.NEXT_NUMBER);
    refused(joined(5, 9), Rule.NEXT_NUMBER);
  }

  @Test
  @Tag("D5")
  void nobodyOvertakes() {
    refused(RowContent.gone(LineKind.ADMITTED, 3), Rule.LOWEST_FIRST);
    refused(RowContent.gone(LineKind.ADMITTED, 3, 2), Rule.LOWEST_FIRST);
    refused(RowContent.gone(LineKind.ADMITTED, 2, 2), Rule.LOWEST_FIRST);
    refused(RowContent.gone(LineKind.ADMITTED, 2, 3, 4), Rule.LOWEST_FIRST);
    refused(RowContent.gone(LineKind.ADMITTED_BY_HAND, 3), Rule.LOWEST_FIRST);
  }

  @Test
  @Tag("D15")
  void onlyWhoWaitsIsAwayAndOnlyWhoIsAwayIsBack() {
    refused(RowContent.gone(LineKind.AWAY, 4), Rule.PRESENT);
    refused(RowContent.gone(LineKind.BACK, 3), Rule.PRESENT);
    refused(RowContent.gone(LineKind.LEFT, 1), Rule.PRESENT);
    refused(RowContent.gone(LineKind.EXPIRED, 5), Rule.PRESENT);
    refused(RowContent.gone(LineKind.REMOVED, 6), Rule.PRESENT);
    refused(RowContent.gone(LineKind.LEFT, 2, 2), Rule.PRESENT);
    refused(RowContent.gone(LineKind.LEFT, -1), Rule.PRESENT);
  }

  @Test
  @Tag("D2")
  void noPlaceIsDrawnWithoutALobbyOrTwice() {
    refused(RowContent.placed(1, 2), Rule.NEXT_NUMBER);
    refused(RowContent.data(LineKind.LOBBY_CLOSED), Rule.LOBBY);
    refused(RowContent.fans(LineKind.LOBBY, 6, IdList.of(Rows.fan(9).value())), Rule.LOBBY);

    Rows lobby = new Rows();
    lobby.now = Rows.START - 100;
    lobby.status(Rows.active().with(new SaleState.Lobby(Rows.START - 100, Rows.START - 10)));
    lobby.joinAll(1, 3);
    refused(lobby, RowContent.placed(1, 1), Rule.NEXT_NUMBER);
    refused(lobby, joined(4, 9), Rule.LOBBY);
    lobby.commit(lobby.view.draftRow(RowContent.data(LineKind.LOBBY_CLOSED), lobby.now, 1));
    refused(lobby, RowContent.data(LineKind.LOBBY_CLOSED), Rule.LOBBY);
    refused(lobby, RowContent.placed(2, 1), Rule.NEXT_NUMBER);
    refused(lobby, RowContent.placed(1, 1, 1), Rule.PRESENT);
    refused(lobby, RowContent.placed(1, 4), Rule.PRESENT);
    refused(lobby, RowContent.placed(1, 3, 2, 0), Rule.LOBBY);
    refused(lobby, RowContent.placed(1, 3, 2, 1, 0), Rule.LOBBY);
    refused(lobby, RowContent.gone(LineKind.EXPIRED, 1), Rule.PRESENT);
    refused(lobby, RowContent.gone(LineKind.ADMITTED, 1), Rule.LOWEST_FIRST);
  }

  @Test
  @Tag("D1")
  void fieldsOfOtherKindsAndUnreadableDataAreRefused() {
    IdList none = IdList.EMPTY;
    IdList one = IdList.of(Rows.fan(9).value());
    int[] two = {2};
    refused(content(LineKind.JOINED, 6, none, new int[0], 0, none), Rule.FIELDS);
    refused(content(LineKind.JOINED, 6, one, two, 0, none), Rule.FIELDS);
    refused(content(LineKind.JOINED, 6, one, new int[0], 1, none), Rule.FIELDS);
    refused(content(LineKind.JOINED, 6, one, new int[0], 0, one), Rule.FIELDS);
    refused(content(LineKind.ADMITTED, 0, none, two, 0, none), Rule.FIELDS);
    refused(content(LineKind.LEFT, 0, none, two, 1, none), Rule.FIELDS);
    refused(content(LineKind.LEFT, 1, none, two, 0, none), Rule.FIELDS);
    refused(content(LineKind.CLOSED, 0, none, two, 0, none), Rule.FIELDS);
    refused(RowContent.data(LineKind.STOCK, new byte[RowContent.MAX_DATA + 1]), Rule.FIELDS);
    refused(RowContent.data(LineKind.STATUS), Rule.DATA);
  }

  @Test
  @Tag("D1")
  void aLineBeginsOnce() {
    GenesisData waits = new GenesisData(List.of(new GenesisData.Fan(FanState.WAITING, Rows.START)));
    IdList one = IdList.of(Rows.fan(9).value());
    refused(RowContent.genesis(6, one, IdList.EMPTY, waits), Rule.NEXT_NUMBER);
    Rows old = new Rows();
    refused(old, RowContent.genesis(2, one, IdList.EMPTY, waits), Rule.NEXT_NUMBER);
    refused(old, RowContent.genesis(1, IdList.of(new UUID(0, 0)), one, waits), Rule.PRESENT);
    refused(
        old,
        new RowContent(LineKind.GENESIS, 1, one, new int[0], 0, IdList.EMPTY, new byte[] {9, 0}),
        Rule.DATA);
    old.commit(old.view.draftRow(RowContent.genesis(1, one, IdList.EMPTY, waits), old.now, 1));
    refused(old, RowContent.genesis(2, one, IdList.EMPTY, waits), Rule.TWICE);
  }

  @Test
  @Tag("D1")
  void rowsOfOtherLinesAndOfThePastAreRefused() {
    LineRow good = line.next(joined(6, 9));
    EventId other = new EventId(new UUID(1, 1));

    assertBreach(
        line.view.apply(
            new LineRow(other, good.rev(), good.at(), good.content(), good.nonce(), good.hash())),
        Rule.EVENT);
    line.now--;
    refused(joined(6, 9), Rule.TIME);
  }

  private void refused(RowContent content, Rule rule) {
    refused(line, content, rule);
  }

  private void refused(RowContent like, Rule rule, UUID fan) {
    refused(line, RowContent.fans(like.kind(), like.firstNumber(), IdList.of(fan)), rule);
  }

  private static void refused(Rows line, RowContent content, Rule rule) {
    Summary before = line.view.summary();

    assertBreach(line.view.apply(line.next(content)), rule);
    assertThat(line.view.summary()).usingRecursiveComparison().isEqualTo(before);
  }

  private static void assertBreach(Applied applied, Rule rule) {
    assertThat(applied)
        .isInstanceOfSatisfying(Breach.class, breach -> assertThat(breach.rule()).isEqualTo(rule));
  }

  private static RowContent joined(long first, int... fans) {
    UUID[] ids = new UUID[fans.length];
    Arrays.setAll(ids, i -> Rows.fan(fans[i]).value());
    return RowContent.fans(LineKind.JOINED, first, IdList.of(ids));
  }

  private static RowContent content(
      LineKind kind, long first, IdList fans, int[] gone, int admitted, IdList entryIds) {
    return new RowContent(kind, first, fans, gone, admitted, entryIds, new byte[0]);
  }
}
