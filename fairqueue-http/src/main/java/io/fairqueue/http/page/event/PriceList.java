package io.fairqueue.http.page.event;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.TierLevel;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is, at which price.
 *
 * @param all from the lowest price to the highest
 * @param range the same in words
 */
public record PriceList(List<Row> rows, PriceRange all, String range) {

  public PriceList {
    rows = List.copyOf(rows);
  }

  /**
   * The prices of an event.
   *
   * @param prices what each tier costs
   */
  static PriceList of(EventView view, Map<TierId, PriceRange> prices, Visit visit) {
    EventDetails details = view.event().details();
    Map<TierId, TierAvailability> stock =
        view.availability().stream()
            .collect(Collectors.toMap(TierAvailability::tierId, Function.identity()));
    PriceRange all = PriceRange.over(List.copyOf(prices.values()));
    String low = price(all.minMinor(), details, visit);
    return new PriceList(
        details.tiers().stream()
            .map(tier -> row(tier, priceOf(tier, prices), level(stock, tier), details, visit))
            .toList(),
        all,
        all.isOne()
            ? low
            : visit
                .words()
                .text(
                    "price.range",
                    Map.of("from", low, "to", price(all.maxMinor(), details, visit))));
  }

  /** For lists of events: what tiers say, and no more than "from" where seats may cost more. */
  static PriceList ofTiers(EventView view, Visit visit) {
    EventDetails details = view.event().details();
    PriceList list = of(view, details.prices(Map.of()), visit);
    return details.hasSeats()
        ? new PriceList(list.rows, list.all, from(list.all.minMinor(), details, visit))
        : list;
  }

  /** Whether nothing costs anything. */
  public boolean isFree() {
    return all.maxMinor() == 0;
  }

  /** Whether its range says more than its rows do. */
  public boolean hasRange() {
    return rows.size() > 1 || !all.isOne();
  }

  private static PriceRange priceOf(Tier tier, Map<TierId, PriceRange> prices) {
    return Objects.requireNonNullElse(prices.get(tier.id()), PriceRange.of(tier.priceMinor()));
  }

  private static Row row(
      Tier tier, PriceRange price, TierLevel level, EventDetails details, Visit visit) {
    return new Row(
        tier.id().toString(),
        tier.name(),
        tier.priceMinor(),
        price.isOne()
            ? price(price.minMinor(), details, visit)
            : from(price.minMinor(), details, visit),
        !price.equals(PriceRange.of(tier.priceMinor())),
        tier.seating() == Seating.RESERVED,
        level);
  }

  private static String price(long minor, EventDetails details, Visit visit) {
    return minor == 0
        ? visit.words().text("price.free")
        : visit.local().money(minor, details.currency());
  }

  private static String from(long minor, EventDetails details, Visit visit) {
    return visit
        .words()
        .text("choose.from", "price", visit.local().money(minor, details.currency()));
  }

  private static TierLevel level(Map<TierId, TierAvailability> stock, Tier tier) {
    TierAvailability its = stock.get(tier.id());
    return its == null ? TierLevel.SOLD_OUT : its.level();
  }

  /**
   * A tier, with what is left of it.
   *
   * @param minor what it costs by itself
   * @param price what its seats cost, in words
   * @param own whether that is something else
   */
  public record Row(
      String id,
      String name,
      long minor,
      String price,
      boolean own,
      boolean reserved,
      TierLevel level) {

    /** The end of the name of its text, and of its look. */
    public String key() {
      return Keys.of(level);
    }
  }
}
