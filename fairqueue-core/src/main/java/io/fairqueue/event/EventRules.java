package io.fairqueue.event;

import io.fairqueue.domain.Currencies;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What details must keep to when they are written down. What was written once stays readable and
 * may stay, though the world took a currency away or renamed a zone.
 */
final class EventRules {

  private EventRules() {}

  static void checkNew(EventDetails details) {
    Currencies.current(details.currency().getCurrencyCode());
    checkZone(details.timeZone());
  }

  static void checkChange(Event event, EventDetails details) {
    EventDetails present = event.details();
    if (!present.currency().equals(details.currency())) {
      if (!(event instanceof Event.Draft)) {
        throw new InvalidInputException("currency", "is fixed once the event is on sale");
      }
      Currencies.current(details.currency().getCurrencyCode());
    }
    if (details.timeZone() != null && !details.timeZone().equals(present.timeZone())) {
      checkZone(details.timeZone());
    }
    for (Tier tier : details.tiers()) {
      if (present.tier(tier.id()).filter(old -> old.seating() != tier.seating()).isPresent()) {
        throw new InvalidInputException("tiers.seating", "is fixed");
      }
    }
  }

  /** Whether the lobby closes before anybody could enter it. */
  static boolean isLobbyTooShort(EventDetails details, Instant now) {
    return details
        .lobbyClosesAt()
        .filter(closes -> closes.isBefore(now.plus(Lobby.SHORTEST)))
        .isPresent();
  }

  /**
   * Whether a draw that was announced would be another: its kind is fixed then, and its times are
   * so shortly before the lobby closes.
   */
  static boolean breaksDraw(Event event, EventDetails details, Instant now) {
    EventDetails present = event.details();
    if (event instanceof Event.Draft || timesOf(present).equals(timesOf(details))) {
      return false;
    }
    Lobby was = present.lobby();
    Lobby is = details.lobby();
    return was == null
        || is == null
        || was.method() != is.method()
        || !Objects.equals(was.seedHash(), is.seedHash())
        || !now.isBefore(was.closesAt(present.saleStart()).minus(Lobby.FIXED));
  }

  /** What a draw depends on; nothing where there is none. */
  private static List<Object> timesOf(EventDetails details) {
    Lobby lobby = details.lobby();
    return lobby == null ? List.of() : List.of(lobby, details.saleStart());
  }

  /** Whether only texts and dates are different: all that may change once the sale is over. */
  static boolean sellsTheSame(EventDetails present, EventDetails details) {
    return present.currency().equals(details.currency())
        && present.policy().equals(details.policy())
        && withoutNames(present.tiers()).equals(withoutNames(details.tiers()));
  }

  private static List<Tier> withoutNames(List<Tier> tiers) {
    return tiers.stream()
        .map(
            tier -> new Tier(tier.id(), "tier", tier.seating(), tier.capacity(), tier.priceMinor()))
        .toList();
  }

  private static void checkZone(@Nullable String zone) {
    if (zone != null && (zone.startsWith("SystemV/") || !zones().contains(zone))) {
      throw new InvalidInputException("time_zone", "must be an IANA zone like Europe/Berlin");
    }
  }

  private static Set<String> zones() {
    return ZoneId.getAvailableZoneIds();
  }
}
