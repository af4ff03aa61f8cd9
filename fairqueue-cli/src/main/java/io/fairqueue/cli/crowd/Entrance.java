package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.Reply;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where fans come in. Only a few join at once; the others stand outside, where they keep no
 * connection from those who are in the line or at a counter. Thread-safe.
 */
final class Entrance {

  private static final int ABREAST = 16;

  private final Semaphore places = new Semaphore(ABREAST, true);
  private final LongAdder through = new LongAdder();

  /** How many came in, or were turned away. */
  long through() {
    return through.sum();
  }

  Reply comeIn(Pace.Call joining) throws InterruptedException {
    places.acquire();
    try {
      return joining.once();
    } finally {
      places.release();
      through.increment();
    }
  }
}
