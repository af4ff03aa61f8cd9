package io.fairqueue.domain;

/** How a tier's units are told apart. */
public enum Seating {
  GENERAL,
  RESERVED
}
