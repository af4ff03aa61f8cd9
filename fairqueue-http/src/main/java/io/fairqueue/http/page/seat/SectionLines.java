package io.fairqueue.http.page.seat;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.page.frame.Visit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Seats as lists tell of them, for who has chosen some. */
final class SectionLines {

  private final EventDetails details;
  private final Visit visit;
  private final Map<UnitId, ChosenSeat> chosen;

  SectionLines(EventDetails details, Visit visit, Map<UnitId, ChosenSeat> chosen) {
    this.details = details;
    this.visit = visit;
    this.chosen = chosen;
  }

  List<SectionPage.Line> of(List<SeatUnit> seats) {
    return seats.stream().map(this::line).toList();
  }

  /** What is chosen, still free, and not among those that are listed. */
  List<SectionPage.Line> freeBut(List<SeatUnit> wanted, List<SeatUnit> listed) {
    List<UnitId> known = listed.stream().map(SeatUnit::unitId).toList();
    return wanted.stream()
        .filter(SeatUnit::isFree)
        .filter(seat -> !known.contains(seat.unitId()))
        .map(this::line)
        .toList();
  }

  /** What was chosen and somebody else has. */
  List<String> gone(List<SeatUnit> wanted) {
    return wanted.stream()
        .filter(seat -> !seat.isFree())
        .map(seat -> SeatNames.full(seat, visit))
        .toList();
  }

  /** What costs something else than when it was chosen. */
  List<String> repriced(List<SeatUnit> wanted) {
    return wanted.stream()
        .filter(SeatUnit::isFree)
        .flatMap(
            seat -> Stream.ofNullable(chosen.get(seat.unitId())).flatMap(then -> now(seat, then)))
        .toList();
  }

  private Stream<String> now(SeatUnit seat, ChosenSeat then) {
    Long before = then.priceMinor();
    return before == null || before == seat.priceMinor()
        ? Stream.empty()
        : Stream.of(
            visit
                .words()
                .text(
                    "seats.repriced",
                    Map.of(
                        "seat", SeatNames.full(seat, visit),
                        "price", visit.local().money(seat.priceMinor(), details.currency()),
                        "was", visit.local().money(before, details.currency()))));
  }

  private SectionPage.Line line(SeatUnit seat) {
    return new SectionPage.Line(
        ChosenSeat.of(seat).toString(),
        SeatNames.full(seat, visit),
        seat.row(),
        seat.number(),
        visit.local().money(seat.priceMinor(), details.currency()),
        seat.priceMinor(),
        seat.isFree(),
        seat.isFree() && chosen.containsKey(seat.unitId()));
  }
}
