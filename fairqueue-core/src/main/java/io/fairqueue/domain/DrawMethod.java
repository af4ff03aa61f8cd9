package io.fairqueue.domain;

/** By what the fans of a lobby are put in order. */
public enum DrawMethod {
  /** By a value that nobody knew when the lobby closed. */
  RANDOM,
  /** By when they came. */
  ARRIVAL
}
