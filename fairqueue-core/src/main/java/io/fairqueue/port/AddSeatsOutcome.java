package io.fairqueue.port;

/** What became of adding seats. */
public sealed interface AddSeatsOutcome {

  record Added(int count) implements AddSeatsOutcome {}

  record SeatExists(String label) implements AddSeatsOutcome {}

  record OverCapacity(int capacity) implements AddSeatsOutcome {}
}
