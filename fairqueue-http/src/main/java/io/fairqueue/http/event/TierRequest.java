package io.fairqueue.http.event;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.IdSource;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price class as an organizer writes it.
 *
 * @param id names a tier that is to be changed; a new event has none
 */
@Introspected
record TierRequest(
    @Nullable UUID id,
    @NotBlank String name,
    @NotNull SeatingWord seating,
    @NotNull @Min(1) @Max(Tier.MAX_CAPACITY) Integer capacity,
    @NotNull @Min(0) @Max(Tier.MAX_PRICE) Long priceMinor) {

  /** A tier as it would be written now. */
  static TierRequest of(Tier tier) {
    return new TierRequest(
        tier.id().value(),
        tier.name(),
        SeatingWord.of(tier.seating()),
        tier.capacity(),
        tier.priceMinor());
  }

  Tier create(TierId newId) {
    if (id != null) {
      throw new InvalidInputException("tiers.id", "must not be given for a new event");
    }
    return new Tier(newId, name, seating.seating(), capacity, priceMinor);
  }

  /** The tier of an event that this one is about, or else a new one. */
  Tier revise(EventDetails present, IdSource ids) {
    if (id == null) {
      return create(new TierId(ids.next()));
    }
    return present.tiers().stream()
        .filter(tier -> tier.id().value().equals(id))
        .findAny()
        .map(tier -> new Tier(tier.id(), name, seating.seating(), capacity, priceMinor))
        .orElseThrow(() -> new InvalidInputException("tiers.id", "must be a tier of this event"));
  }

  /** Another capacity and price for this tier. */
  Tier revise(Tier present) {
    return new Tier(present.id(), present.name(), present.seating(), capacity, priceMinor);
  }
}
