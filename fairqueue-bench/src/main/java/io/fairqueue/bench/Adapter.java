package io.fairqueue.bench;

/** What a line is kept in. */
public enum Adapter {
  MEMORY,
  POSTGRES,
  /** A waiting room without ticketing: an admission is used up instead of a hold. */
  REDIS,
  /** PostgreSQL, with positions from the mirror. */
  MIRRORED
}
