package io.fairqueue.cli.crowd;

import java.util.concurrent.Semaphore;

/**
 * Where fans come in. Only so many join at once; the others stand outside, where they keep no
 * connection from those who are in the line or at a counter. Thread-safe.
 */
final class Entrance {

  private static final int ABREAST = 16;

  private final Semaphore places = new Semaphore(ABREAST, true);

  Reply comeIn(Pace.Call joining) throws InterruptedException {
    places.acquire();
    try {
      return joining.once();
    } finally {
      places.release();
    }
  }
}
