package io.fairqueue.spring;

import io.fairqueue.Tick;

/** Looks at each run of a tick. */
@FunctionalInterface
interface TickObserver {

  /** The same tick, watched. */
  Tick observed(Tick tick);
}
