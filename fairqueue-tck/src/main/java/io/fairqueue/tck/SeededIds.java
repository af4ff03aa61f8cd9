package io.fairqueue.tck;

import io.fairqueue.port.IdSource;
import java.util.Random;
import java.util.UUID;

/** The same ids for the same seed. Thread-safe; not for stores that outlive the test. */
public final class SeededIds implements IdSource {

  private final Random random;

  public SeededIds(long seed) {
    random = new Random(seed);
  }

  @Override
  public UUID next() {
    byte[] bits = new byte[16];
    synchronized (random) {
      random.nextBytes(bits);
    }
    return UUID.nameUUIDFromBytes(bits);
  }
}
