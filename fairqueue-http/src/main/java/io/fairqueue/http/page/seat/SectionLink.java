package io.fairqueue.http.page.seat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.SectionName;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A section to go to.
 *
 * @param free how much is left of it, in words
 * @param price of its seats, from the lowest to the highest
 */
public record SectionLink(String name, String address, String free, String price, boolean soldOut) {

  /** All sections of an event. */
  public static List<SectionLink> all(
      EventId event, List<SectionStock> sections, Currency currency, Visit visit) {
    return sections.stream()
        .filter(section -> section.seats() > 0)
        .map(section -> of(event, section, currency, visit))
        .toList();
  }

  private static SectionLink of(
      EventId event, SectionStock section, Currency currency, Visit visit) {
    String low = visit.local().money(section.priceMinMinor(), currency);
    String high = visit.local().money(section.priceMaxMinor(), currency);
    return new SectionLink(
        SeatNames.section(section.name(), visit),
        visit.at("/e/" + event + "/seats/" + SectionName.of(section.name())),
        visit
            .words()
            .text(
                "seats.free",
                Map.of(
                    "free", visit.local().number(section.free()),
                    "seats", visit.local().number(section.seats()))),
        low.equals(high) ? low : visit.words().text("price.range", Map.of("from", low, "to", high)),
        section.free() == 0);
  }
}
