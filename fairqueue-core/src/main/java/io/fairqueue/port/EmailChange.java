package io.fairqueue.port;

/** What became of a change of address. */
public enum EmailChange {
  CHANGED,
  /** Another account has the address. */
  TAKEN,
  /** There is no such account, or it is disabled. */
  GONE
}
