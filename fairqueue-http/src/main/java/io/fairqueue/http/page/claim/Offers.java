package io.fairqueue.http.page.claim;

import io.fairqueue.domain.Seating;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierLevel;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Visit;
import io.micronaut.http.HttpParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiers of an event to choose of, with what was chosen before. */
final class Offers {

  private final EventView view;
  private final List<SectionStock> sections;
  private final Visit visit;
  private final HttpParameters asked;

  Offers(EventView view, List<SectionStock> sections, Visit visit, HttpParameters asked) {
    this.view = view;
    this.sections = sections;
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
    boolean hasSeats = tier.seating() == Seating.RESERVED;
    return new ChoosePage.Offer(
        tier.id().toString(),
        tier.name(),
        price(tier.priceMinor()),
        tier.priceMinor(),
        Keys.of(level),
        level == TierLevel.SOLD_OUT,
        hasSeats,
        hasSeats && sections.stream().anyMatch(each -> each.priceMaxMinor() > tier.priceMinor()),
        number(Choice.COUNT + tier.id()).map(Long::intValue).orElse(0),
        was(tier));
  }

  private @Nullable String was(Tier tier) {
    return number(Choice.PRICE + tier.id())
        .filter(then -> then != tier.priceMinor())
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
