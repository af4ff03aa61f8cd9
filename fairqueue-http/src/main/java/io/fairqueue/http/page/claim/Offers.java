package io.fairqueue.http.page.claim;

import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.TierLevel;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Visit;
import io.micronaut.http.HttpParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiers of an event to choose of, with what was chosen before. */
final class Offers {

  private final EventView view;
  private final Map<TierId, PriceRange> prices;
  private final Visit visit;
  private final HttpParameters asked;

  /**
   * @param prices what each tier costs
   */
  Offers(EventView view, Map<TierId, PriceRange> prices, Visit visit, HttpParameters asked) {
    this.view = view;
    this.prices = prices;
    this.visit = visit;
    this.asked = asked;
  }

  List<ChoosePage.Offer> all() {
    return view.event().details().tiers().stream().map(this::offer).toList();
  }

  private ChoosePage.Offer offer(Tier tier) {
    TierLevel level =
        view.availability().stream()
            .filter(stock -> stock.tierId().equals(tier.id()))
            .map(TierAvailability::level)
            .findAny()
            .orElse(TierLevel.SOLD_OUT);
    PriceRange its =
        Objects.requireNonNullElse(prices.get(tier.id()), PriceRange.of(tier.priceMinor()));
    return new ChoosePage.Offer(
        tier.id().toString(),
        tier.name(),
        price(its.minMinor()),
        its.minMinor(),
        Keys.of(level),
        level == TierLevel.SOLD_OUT,
        tier.seating() == Seating.RESERVED,
        !its.isOne(),
        number(Choice.COUNT + tier.id()).map(Long::intValue).orElse(0),
        was(tier, its.minMinor()));
  }

  private @Nullable String was(Tier tier, long now) {
    return number(Choice.PRICE + tier.id())
        .filter(then -> then != now)
        .map(this::price)
        .orElse(null);
  }

  private String price(long minor) {
    return minor == 0
        ? visit.words().text("price.free")
        : visit.local().money(minor, view.event().details().currency());
  }

  private Optional<Long> number(String parameter) {
    return asked.getFirst(parameter).filter(text -> text.matches("[0-9]{1,12}")).map(Long::valueOf);
  }
}
