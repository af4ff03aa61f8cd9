package io.fairqueue.line.view;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.index.FanStates;
import io.fairqueue.line.index.FanTable;
import io.fairqueue.line.index.IdSegments;
import io.fairqueue.line.index.JoinTimes;
import io.fairqueue.line.index.Places;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineHash;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import io.fairqueue.line.log.SaleStateCodec;
import io.fairqueue.line.log.SaleTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line's rows add up to. Believes each row; {@link RowCheck} doesn't. Not thread-safe. */
final class LineBook {

  private static final int FIXED_BYTES = 2_048;

  final EventId event;
  final IdSegments fans = new IdSegments();
  final FanTable table = new FanTable(fans);
  final FanStates states = new FanStates();
  final Places places = new Places();
  final JoinTimes times = new JoinTimes();
  final AdmissionWindow admissions = new AdmissionWindow();
  // The ids of entries from before the log.
  final IdSegments entryIds = new IdSegments();
  @Nullable SaleState sale;
  SaleTime saleTime = SaleTime.UNPAUSED;
  long rev;
  long lastAt = Long.MIN_VALUE;
  byte[] lastHash;
  // Whether anything but its beginning has happened.
  boolean begun;
  long closedRev;
  // No fan with a lower number waits.
  int firstOpen = 1;
  // How many wait, but were not seen lately.
  int away;
  // How many ceased to wait by the last row: at the head of the line, and behind it.
  int heads;
  int others;
  // No number below it is live. For the writer alone.
  int firstLive = 1;

  LineBook(EventId event) {
    this.event = event;
    this.lastHash = LineHash.start(event);
  }

  int next() {
    return fans.size() + 1;
  }

  /** What became of a number that was given. */
  FanState state(int number) {
    FanState state = states.get(number);
    return number < firstOpen && state.isLive() ? FanState.EXPIRED : state;
  }

  /** The latest number of a fan; 0 for one who never had any. */
  int number(long high, long low) {
    return table.get(high, low);
  }

  boolean isLive(long high, long low) {
    int number = number(high, low);
    return number != 0 && state(number).isLive();
  }

  /** How many wait for their turn at this place or before it, this fan included; 0 for nobody. */
  long position(int number) {
    return switch (state(number)) {
      case WAITING -> places.rank(places.place(number));
      case AWAY -> places.rank(places.place(number)) + 1;
      default -> 0;
    };
  }

  void change(LineRow row) {
    RowContent content = row.content();
    heads = 0;
    others = 0;
    switch (content.kind()) {
      case JOINED, LOBBY -> join(content, row.at());
      case GENESIS -> remember(content);
      case LOBBY_CLOSED -> places.closeLobby();
      case PLACED -> place(content.gone());
      case LEFT, EXPIRED, REMOVED, ADMITTED, ADMITTED_BY_HAND, AWAY -> {
        for (int number : content.gone()) {
          cease(number, FanState.after(content.kind()));
        }
      }
      case BACK -> {
        for (int number : content.gone()) {
          wait(number);
        }
        away -= content.gone().length;
      }
      case STATUS -> begin(SaleStateCodec.decode(content.data()));
      case CLOSED -> {
        others = (int) places.waiting();
        away = 0;
        places.clear();
        firstOpen = next();
        closedRev = row.rev();
      }
      case ANNOUNCE, AMEND, LIST, BEACON, FALLBACK, ORDER, STOCK, SOLD, RECOVERED -> {
        // They change nobody's place.
      }
    }
    if (content.admitted() > 0) {
      admissions.add(content.admitted(), row.at());
    }
    begun |= content.kind() != LineKind.GENESIS && content.kind() != LineKind.STATUS;
    rev = row.rev();
    lastAt = row.at();
    lastHash = row.hash();
  }

  long bytes() {
    return FIXED_BYTES
        + fans.bytes()
        + table.bytes()
        + states.bytes()
        + places.bytes()
        + times.bytes()
        + entryIds.bytes();
  }

  private void begin(SaleState state) {
    sale = state;
    saleTime = state.time();
  }

  private void join(RowContent content, long at) {
    times.add((int) content.firstNumber(), at);
    for (int i = 0; i < content.fans().size(); i++) {
      int number = add(content.fans(), i);
      if (content.kind() == LineKind.LOBBY) {
        states.set(number, FanState.LOBBY);
        places.enterLobby(number);
      } else {
        wait(number);
      }
    }
  }

  private void remember(RowContent content) {
    List<GenesisData.Fan> known = GenesisData.decode(content.data(), content.fans().size()).fans();
    for (int i = 0; i < known.size(); i++) {
      int number = add(content.fans(), i);
      times.add(number, known.get(i).joinedAt());
      states.set(number, known.get(i).state());
      if (known.get(i).state() == FanState.WAITING) {
        places.add(number);
      } else if (known.get(i).state() == FanState.AWAY) {
        away++;
      }
      if (content.entryIds().size() > 0) {
        entryIds.add(content.entryIds().high(i), content.entryIds().low(i));
      }
    }
  }

  private int add(IdList ids, int i) {
    fans.add(ids.high(i), ids.low(i));
    int number = fans.size();
    if ((ids.high(i) | ids.low(i)) != 0) {
      table.put(number);
    }
    return number;
  }

  private void place(int[] numbers) {
    for (int number : numbers) {
      places.give(number);
      if (number != 0) {
        states.set(number, FanState.WAITING);
      }
    }
  }

  private void cease(int number, FanState state) {
    switch (state(number)) {
      case LOBBY -> places.leaveLobby();
      case WAITING -> {
        if (places.place(number) == places.first()) {
          heads++;
        } else {
          others++;
        }
        places.remove(number);
      }
      case AWAY -> away--;
      default -> {
        // A fan who does not wait has nothing to take off.
      }
    }
    if (state == FanState.AWAY) {
      away++;
    }
    states.set(number, state);
  }

  private void wait(int number) {
    states.set(number, FanState.WAITING);
    places.add(number);
  }
}
