package io.fairqueue.event;

/** What became of adding seats. */
public sealed interface AddSeatsResult {

  record Added(int count) implements AddSeatsResult {}

  record NotFound() implements AddSeatsResult {}

  record Forbidden() implements AddSeatsResult {}

  /** No tier of this event, or not a reserved one. */
  record TierNotFound() implements AddSeatsResult {}

  /** The sale is over. */
  record InvalidTransition() implements AddSeatsResult {}

  record SeatExists(String label) implements AddSeatsResult {}

  record OverCapacity(int capacity) implements AddSeatsResult {}
}
