package io.fairqueue.domain;

/** A unit's state as it is stored and sent. */
public enum UnitStatus {
  FREE,
  HELD,
  SOLD,
  /** Not for sale. */
  BLOCKED
}
