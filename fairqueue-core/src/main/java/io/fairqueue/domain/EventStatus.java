package io.fairqueue.domain;

/** An event's state as it is stored. "Sold out" is no state: it is derived from free units. */
public enum EventStatus {
  DRAFT,
  ACTIVE,
  PAUSED,
  ENDED,
  CANCELLED
}
