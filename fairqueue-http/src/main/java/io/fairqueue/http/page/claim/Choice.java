package io.fairqueue.http.page.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.seat.ChosenSeat;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form chose, and at which prices it was shown: seats where there are some, else numbers of
 * tiers.
 *
 * @param section the one whose page it was on; empty for none
 * @param shown prices, by tier, as far as the form says
 */
record Choice(
    List<ChosenSeat> seats, Map<TierId, Integer> counts, Map<TierId, Long> shown, String section) {

  static final String COUNT = "tier-";
  static final String PRICE = "price-";
  private static final String SECTION = "section";

  static Choice of(Form form, EventDetails details) {
    List<String> chosen = form.all(ChosenSeat.FIELD);
    if (chosen.size() > ChosenSeat.MAX) {
      throw ProblemException.invalid(ChosenSeat.FIELD, "must be at most " + ChosenSeat.MAX);
    }
    List<ChosenSeat> seats = chosen.stream().map(ChosenSeat::read).distinct().toList();
    Map<TierId, Integer> counts = new LinkedHashMap<>();
    Map<TierId, Long> shown = new HashMap<>();
    for (Tier tier : details.tiers()) {
      int wanted = form.count(COUNT + tier.id());
      if (wanted != 0) {
        counts.put(tier.id(), wanted);
      }
      String price = form.text(PRICE + tier.id());
      if (price.matches("[0-9]{1,15}")) {
        shown.put(tier.id(), Long.valueOf(price));
      }
    }
    return new Choice(seats, counts, shown, form.text(SECTION));
  }

  UnitSelection selection() {
    if (!seats.isEmpty()) {
      return new UnitSelection.Chosen(seats.stream().map(ChosenSeat::unit).distinct().toList());
    }
    if (counts.isEmpty()) {
      throw new ProblemException(Refusal.INVALID_INPUT);
    }
    List<UnitSelection.Item> items = new ArrayList<>();
    counts.forEach((tier, count) -> items.add(new UnitSelection.Item(count, tier)));
    return new UnitSelection.AnyOf(items);
  }

  List<UnitId> units() {
    return seats.stream().map(ChosenSeat::unit).toList();
  }

  /**
   * Whether anything costs something else than it was shown for.
   *
   * @param prices what each tier costs now
   * @param present the chosen seats as they are now
   */
  boolean isRepriced(Map<TierId, PriceRange> prices, List<SeatUnit> present) {
    return seats.isEmpty()
        ? prices.entrySet().stream()
            .filter(tier -> counts.containsKey(tier.getKey()))
            .anyMatch(tier -> differs(tier.getValue().minMinor(), tier.getKey()))
        : present.stream()
            .filter(SeatUnit::isFree)
            .anyMatch(seat -> differs(seat.priceMinor(), seat.unitId()));
  }

  /** The same of what was held in the end; the best seats of a tier may have their own prices. */
  boolean isRepriced(EventDetails details, Claim claim) {
    return claim.facts().units().stream()
        .anyMatch(
            unit ->
                seats.isEmpty()
                    ? isGeneral(details, unit.tierId()) && differs(unit.priceMinor(), unit.tierId())
                    : differs(unit.priceMinor(), unit.unitId()));
  }

  private static boolean isGeneral(EventDetails details, TierId tier) {
    return details.tier(tier).filter(each -> each.seating() == Seating.GENERAL).isPresent();
  }

  private boolean differs(long price, TierId tier) {
    Long then = shown.get(tier);
    return then != null && then != price;
  }

  private boolean differs(long price, UnitId unit) {
    return seats.stream()
        .filter(seat -> seat.unit().equals(unit))
        .anyMatch(seat -> differs(price, seat.priceMinor()));
  }

  private static boolean differs(long price, @Nullable Long then) {
    return then != null && then != price;
  }

  /**
   * The address of the page that shows this choice again, and tells something on top.
   *
   * @param event the address of the event's pages
   */
  String page(String event, String notice) {
    if (seats.isEmpty() || section.isEmpty()) {
      var page = new StringBuilder(event + "/choose?notice=" + notice);
      counts.forEach(
          (tier, count) -> {
            page.append('&').append(COUNT).append(tier).append('=').append(count);
            Long price = shown.get(tier);
            if (price != null) {
              page.append('&').append(PRICE).append(tier).append('=').append(price);
            }
          });
      return page.toString();
    }
    var page = new StringBuilder(event + "/seats/" + section + "?notice=" + notice);
    seats.forEach(seat -> page.append('&').append(ChosenSeat.FIELD).append('=').append(seat));
    return page.toString();
  }
}
