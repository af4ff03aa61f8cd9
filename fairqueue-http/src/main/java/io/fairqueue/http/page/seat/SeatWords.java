package io.fairqueue.http.page.seat;

import io.fairqueue.domain.SeatPlace;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.http.page.frame.Visit;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of its seats. A hall has few rows, numbers and prices for its many seats: each
 * is put into words once.
 */
final class SeatWords {

  private final Currency currency;
  private final Visit visit;
  private final Map<String, SeatPlace> byRow = new HashMap<>();
  private final Map<String, SeatPlace> byNumber = new HashMap<>();
  private final Map<String, String> rows = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<Long, String> prices = new HashMap<>();

  SeatWords(Currency currency, Visit visit) {
    this.currency = currency;
    this.visit = visit;
  }

  /** Names a row of the section, however it is written. */
  String rowKey(SeatUnit seat) {
    return byRow.computeIfAbsent(seat.row(), row -> place(seat)).rowKey();
  }

  @Nullable Integer ordinal(SeatUnit seat) {
    return byNumber.computeIfAbsent(seat.number(), number -> place(seat)).ordinal();
  }

  String row(SeatUnit seat) {
    return rows.computeIfAbsent(seat.row(), row -> SeatNames.row(row, visit));
  }

  /** A seat of the section with its price. */
  String said(SeatUnit seat) {
    return visit
        .words()
        .text(
            "seat.priced",
            Map.of(
                "row", row(seat),
                "seat",
                    numbers.computeIfAbsent(
                        seat.number(), number -> SeatNames.number(number, visit)),
                "price",
                    prices.computeIfAbsent(
                        seat.priceMinor(), price -> visit.local().money(price, currency))));
  }

  private static SeatPlace place(SeatUnit seat) {
    return SeatPlace.of(seat.section(), seat.row(), seat.number());
  }
}
