package io.fairqueue.http.page.claim;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.http.page.frame.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seats, as people read them. */
final class Seats {

  private Seats() {}

  /** By section, in the order of the plan. */
  static List<ChoosePage.Section> bySection(
      List<SeatUnit> seats, EventDetails details, Visit visit) {
    Map<String, List<ChoosePage.Place>> sections = new LinkedHashMap<>();
    for (SeatUnit seat : seats) {
      sections
          .computeIfAbsent(seat.section(), unused -> new ArrayList<>())
          .add(
              new ChoosePage.Place(
                  seat.unitId().toString(),
                  visit
                      .words()
                      .text("choose.seat", Map.of("row", seat.row(), "seat", seat.number())),
                  visit.local().money(seat.priceMinor(), details.currency())));
    }
    return sections.entrySet().stream()
        .map(each -> new ChoosePage.Section(each.getKey(), each.getValue()))
        .toList();
  }
}
