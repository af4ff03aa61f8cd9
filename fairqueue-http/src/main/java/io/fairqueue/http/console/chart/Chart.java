package io.fairqueue.http.console.chart;

import io.fairqueue.domain.SalePolicy;
import io.fairqueue.http.page.frame.Keys;
import java.util.List;
import java.util.OptionalInt;

/** What is drawn together, as it has one scale. */
enum Chart {
  WAITING(Kind.COUNT, Figure.WAITING),
  /** With the limit of those who may choose at once. */
  CHOOSING(Kind.COUNT, Figure.ADMITTED),
  /** With the limit of admissions. */
  RATES(Kind.RATE, Figure.JOINS, Figure.ADMISSIONS, Figure.LEAVES),
  STOCK(Kind.COUNT, Figure.FREE, Figure.HELD, Figure.SOLD),
  REVENUE(Kind.MONEY, Figure.REVENUE),
  PAYMENTS(Kind.RATE, Figure.PAID, Figure.FAILED, Figure.OPEN),
  WAITS(Kind.WAIT, Figure.P50, Figure.P90);

  /** How its figures are written. */
  enum Kind {
    COUNT,
    RATE,
    MONEY,
    WAIT
  }

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // the type can't tell that List.of is immutable
  private final List<Figure> figures;

  Chart(Kind kind, Figure... figures) {
    this.kind = kind;
    this.figures = List.of(figures);
  }

  String key() {
    return Keys.of(this);
  }

  Kind kind() {
    return kind;
  }

  List<Figure> figures() {
    return figures;
  }

  /** What its figures may not pass just now. */
  OptionalInt limit(SalePolicy policy) {
    return switch (this) {
      case CHOOSING -> policy.maxActive();
      case RATES -> policy.admissionsPerMinute();
      case WAITING, STOCK, REVENUE, PAYMENTS, WAITS -> OptionalInt.empty();
    };
  }
}
