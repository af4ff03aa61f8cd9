package io.fairqueue.port;

import java.util.List;

/**
 * Seats that an event is to have, all or none.
 *
 * @param dryRun whether it is only looked at what would become of them
 */
public record SeatPlan(List<PlannedSeat> seats, boolean dryRun) {

  public SeatPlan {
    seats = List.copyOf(seats);
  }
}
