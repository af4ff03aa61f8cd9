package io.fairqueue.cli.crowd.plan;

/** What a fan does. */
public enum Habit {
  /** Buys. */
  BUYS,
  /** The first payment fails; the next one buys. */
  FAILS_FIRST,
  /** The payment fails, and the fan goes. */
  GIVES_UP,
  /** Waits, and never uses the admission. */
  NO_SHOW,
  /** Closes the page after joining, and never looks again. */
  GONE,
  /** Holds a ticket and never pays. */
  LETS_LAPSE,
  /** Tries whatever might get it in sooner, or twice. */
  BOT
}
