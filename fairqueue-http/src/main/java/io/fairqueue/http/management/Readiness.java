package io.fairqueue.http.management;

import jakarta.inject.Singleton;

/** Whether new requests are welcome. Thread-safe. */
@Singleton
public final class Readiness {

  private volatile boolean stopping;

  /** From now on a balancer should send requests elsewhere. */
  public void stop() {
    stopping = true;
  }

  public boolean isStopping() {
    return stopping;
  }
}
