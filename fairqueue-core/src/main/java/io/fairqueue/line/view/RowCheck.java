package io.fairqueue.line.view;

import io.fairqueue.line.index.Once;
import io.fairqueue.line.index.Places;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleStateCodec;
import io.fairqueue.line.view.Breach.Rule;
import java.util.Optional;

/** Whether a row is the next one of a book. Changes nothing. */
final class RowCheck {

  private final LineBook book;
  private final LineRow row;
  private final RowContent content;

  private RowCheck(LineBook book, LineRow row) {
    this.book = book;
    this.row = row;
    this.content = row.content();
  }

  /** The first rule that the row breaks; empty if it breaks none. */
  static Optional<Breach> of(LineBook book, LineRow row) {
    return new RowCheck(book, row).check();
  }

  private Optional<Breach> check() {
    Optional<String> flaw = content.flaw();
    if (!row.event().equals(book.event)) {
      return breach(Rule.EVENT, "a row of " + row.event());
    }
    if (flaw.isPresent()) {
      return breach(Rule.FIELDS, flaw.get());
    }
    if (row.rev() != book.rev + 1) {
      return breach(Rule.REV, "follows " + book.rev);
    }
    if (row.at() < book.lastAt) {
      return breach(Rule.TIME, "%d is before %d".formatted(row.at(), book.lastAt));
    }
    if (!row.follows(book.lastHash)) {
      return breach(Rule.CHAIN, "its hash is another one");
    }
    return switch (content.kind()) {
      case JOINED, LOBBY -> joins();
      case GENESIS -> genesis();
      case LOBBY_CLOSED ->
          book.places.isLobbyClosed() || book.places.lastOfLobby() < book.next() - 1
              ? breach(Rule.LOBBY, "no lobby to close")
              : Optional.empty();
      case PLACED -> places();
      case LEFT, EXPIRED, REMOVED, AWAY, BACK -> gone();
      case ADMITTED, ADMITTED_BY_HAND -> admissions();
      case STATUS -> status();
      case CLOSED, ANNOUNCE, AMEND, LIST, BEACON, FALLBACK, ORDER, STOCK, SOLD, RECOVERED ->
          Optional.empty();
    };
  }

  private Optional<Breach> joins() {
    boolean gathering = book.places.lastOfLobby() > 0 && !book.places.isLobbyClosed();
    boolean late = book.places.isLobbyClosed() || book.places.lastOfLobby() < book.next() - 1;
    if (content.kind() == LineKind.LOBBY ? late : gathering) {
      return breach(Rule.LOBBY, "who comes before it closes is in the lobby, nobody after");
    }
    return newcomers();
  }

  private Optional<Breach> newcomers() {
    IdList fans = content.fans();
    if (content.firstNumber() != book.next()
        || content.firstNumber() + fans.size() > Integer.MAX_VALUE) {
      return breach(Rule.NEXT_NUMBER, "%d, not %d".formatted(content.firstNumber(), book.next()));
    }
    Once once = new Once(fans.size());
    for (int i = 0; i < fans.size(); i++) {
      if (isNobody(i)) {
        return breach(Rule.FIELDS, "nobody joins");
      }
      if (!once.add(fans, i) || book.isLive(fans.high(i), fans.low(i))) {
        return breach(Rule.TWICE, fans.get(i).toString());
      }
    }
    return Optional.empty();
  }

  private Optional<Breach> genesis() {
    IdList fans = content.fans();
    boolean known = book.entryIds.size() == book.next() - 1;
    if (book.begun || (content.entryIds().size() > 0 && !known)) {
      return breach(Rule.NEXT_NUMBER, "the line has begun");
    }
    if (content.firstNumber() != book.next()) {
      return breach(Rule.NEXT_NUMBER, "%d, not %d".formatted(content.firstNumber(), book.next()));
    }
    GenesisData data;
    try {
      data = GenesisData.decode(content.data(), fans.size());
    } catch (IllegalArgumentException bad) {
      return breach(Rule.DATA, String.valueOf(bad.getMessage()));
    }
    Once once = new Once(fans.size());
    for (int i = fans.size() - 1; i >= 0; i--) {
      boolean live = data.fans().get(i).state().isLive();
      boolean latest = isNobody(i) || once.add(fans, i);
      if (live && isNobody(i)) {
        return breach(Rule.PRESENT, "nobody waits");
      }
      if (!isNobody(i) && ((!latest && live) || book.isLive(fans.high(i), fans.low(i)))) {
        return breach(Rule.TWICE, fans.get(i).toString());
      }
    }
    return Optional.empty();
  }

  private Optional<Breach> places() {
    Places places = book.places;
    int[] numbers = content.gone();
    if (!places.isLobbyClosed() || content.firstNumber() != places.placed() + 1) {
      return breach(Rule.NEXT_NUMBER, "%d is not the next place".formatted(content.firstNumber()));
    }
    int given = Eligible.inLobby(book, numbers);
    if (given < 0) {
      return breach(Rule.PRESENT, "a place for who is not in the lobby, or twice for one");
    }
    long last = places.placed() + (long) numbers.length;
    if (last > places.listed() || (last == places.listed() && given != places.unplaced())) {
      return breach(Rule.LOBBY, "not as many places as fans");
    }
    return Optional.empty();
  }

  private Optional<Breach> gone() {
    int before = 0;
    for (int number : content.gone()) {
      if (number <= before || number >= book.next()) {
        return breach(Rule.PRESENT, "%d after %d".formatted(number, before));
      }
      if (!Eligible.is(content.kind(), book.state(number))) {
        return breach(Rule.PRESENT, "%d is %s".formatted(number, book.state(number)));
      }
      before = number;
    }
    return Optional.empty();
  }

  /** By hand too the lowest come first: what is passed is the rate. */
  private Optional<Breach> admissions() {
    long place = 0;
    for (int number : content.gone()) {
      place = place == 0 ? book.places.firstAdmittable() : book.places.nextAdmittable(place + 1);
      if (place < 0 || book.places.number(place) != number) {
        return breach(Rule.LOWEST_FIRST, "%d is not the next".formatted(number));
      }
    }
    return Optional.empty();
  }

  private Optional<Breach> status() {
    try {
      SaleStateCodec.decode(content.data());
      return Optional.empty();
    } catch (IllegalArgumentException bad) {
      return breach(Rule.DATA, String.valueOf(bad.getMessage()));
    }
  }

  private boolean isNobody(int i) {
    return (content.fans().high(i) | content.fans().low(i)) == 0;
  }

  private Optional<Breach> breach(Rule rule, String detail) {
    return Optional.of(new Breach(row.rev(), rule, detail));
  }
}
