package io.fairqueue.http.event;

import io.fairqueue.domain.Seat;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seats for a reserved tier, all or none. */
@Introspected
public record SeatsRequest(@NotNull UUID tierId, @NotNull List<@NotNull @Valid SeatRequest> seats) {

  public List<Seat> read() {
    return seats.stream().map(SeatRequest::seat).toList();
  }

  /**
   * A named place.
   *
   * @param priceMinor its own price; null for the tier's
   */
  @Introspected
  public record SeatRequest(
      @NotBlank String section,
      @NotBlank String row,
      @NotBlank String number,
      @Nullable Long priceMinor) {

    Seat seat() {
      return new Seat(section, row, number, priceMinor);
    }
  }
}
