package io.fairqueue.http.page.event;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.TierLevel;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Visit;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is, at which price.
 *
 * @param range from the lowest price to the highest, in words
 * @param free whether nothing costs anything
 */
public record PriceList(List<Row> rows, String range, boolean free) {

  public PriceList {
    rows = List.copyOf(rows);
  }

  static PriceList of(EventView view, Visit visit) {
    EventDetails details = view.event().details();
    Map<TierId, TierAvailability> stock =
        view.availability().stream()
            .collect(Collectors.toMap(TierAvailability::tierId, Function.identity()));
    LongSummaryStatistics prices =
        details.tiers().stream().mapToLong(Tier::priceMinor).summaryStatistics();
    String low = price(prices.getMin(), details, visit);
    String range =
        prices.getMin() == prices.getMax()
            ? low
            : visit
                .words()
                .text(
                    "price.range",
                    Map.of("from", low, "to", price(prices.getMax(), details, visit)));
    return new PriceList(
        details.tiers().stream()
            .map(
                tier ->
                    new Row(
                        tier.id().toString(),
                        tier.name(),
                        tier.priceMinor(),
                        price(tier.priceMinor(), details, visit),
                        tier.seating() == Seating.RESERVED,
                        free(stock, tier),
                        level(stock, tier)))
            .toList(),
        range,
        prices.getMax() == 0);
  }

  private static String price(long minor, EventDetails details, Visit visit) {
    return minor == 0
        ? visit.words().text("price.free")
        : visit.local().money(minor, details.currency());
  }

  private static long free(Map<TierId, TierAvailability> stock, Tier tier) {
    TierAvailability its = stock.get(tier.id());
    return its == null ? 0 : its.free();
  }

  private static TierLevel level(Map<TierId, TierAvailability> stock, Tier tier) {
    TierAvailability its = stock.get(tier.id());
    return its == null ? TierLevel.SOLD_OUT : its.level();
  }

  /** A tier, with what is left of it. */
  public record Row(
      String id,
      String name,
      long minor,
      String price,
      boolean reserved,
      long free,
      TierLevel level) {

    /** The end of the name of its text, and of its look. */
    public String key() {
      return Keys.of(level);
    }
  }
}
