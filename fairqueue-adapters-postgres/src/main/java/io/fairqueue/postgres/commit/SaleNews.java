package io.fairqueue.postgres.commit;

import io.fairqueue.port.SaleListener;

/** Where stores tell what they have committed: to one listener, at first to nobody. Thread-safe. */
public final class SaleNews {

  private volatile SaleListener listener = SaleListener.none();

  /** From now on this one hears of it, and no other. */
  public void to(SaleListener newListener) {
    listener = newListener;
  }

  public SaleListener listener() {
    return listener;
  }
}
