package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.PaymentGateway;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an event that is on sale may sell less than it should.
 *
 * @param lack what a reserved tier lacks; null for warnings of another kind
 */
public record EventWarning(Code code, String message, @Nullable Lack lack) {

  private EventWarning(Code code, String message) {
    this(code, message, null);
  }

  /** A reserved tier's seats for sale, and how many there might be. */
  public record Lack(String tier, long seats, int capacity) {}

  /** What it is about, by its name in the API. */
  public enum Code {
    /** A reserved tier has fewer seats for sale than its capacity. */
    SEATS_MISSING,
    /** Tickets cost money, and nobody takes it. */
    NO_GATEWAY,
    /** Tickets cost money that the gateway doesn't take. */
    CURRENCY_REFUSED
  }

  static List<EventWarning> of(
      Event event, Collection<TierAvailability> stock, @Nullable PaymentGateway gateway) {
    List<EventWarning> warnings = new ArrayList<>();
    for (Tier tier : event.details().tiers()) {
      stock.stream()
          .filter(units -> units.tierId().equals(tier.id()) && lacksSeats(tier, units))
          .map(units -> seatsMissing(tier, units))
          .forEach(warnings::add);
    }
    if (costsMoney(event.details())) {
      String currency = event.details().currency().getCurrencyCode();
      if (gateway == null) {
        warnings.add(
            new EventWarning(
                Code.NO_GATEWAY, "Tickets cost money, and no payment gateway is configured."));
      } else if (!gateway.takes(event.details().currency())) {
        warnings.add(
            new EventWarning(
                Code.CURRENCY_REFUSED, "The payment gateway does not take " + currency + "."));
      }
    }
    return warnings;
  }

  private static boolean lacksSeats(Tier tier, TierAvailability units) {
    return tier.seating() == Seating.RESERVED && units.total() < tier.capacity();
  }

  private static EventWarning seatsMissing(Tier tier, TierAvailability units) {
    return new EventWarning(
        Code.SEATS_MISSING,
        "%s has %d seats for sale; its capacity is %d."
            .formatted(tier.name(), units.total(), tier.capacity()),
        new Lack(tier.name(), units.total(), tier.capacity()));
  }

  /** By a tier's price; a seat with a price of its own in a free tier is not looked for. */
  private static boolean costsMoney(EventDetails details) {
    return details.tiers().stream().anyMatch(tier -> tier.priceMinor() > 0);
  }
}
