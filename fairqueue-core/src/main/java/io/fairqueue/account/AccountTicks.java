package io.fairqueue.account;

import io.fairqueue.port.Parts;
import io.fairqueue.port.SessionStore;

/**
 * What must happen by itself to accounts.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class AccountTicks {

  private final EndHoldings endHoldings;
  private final SessionStore sessions;

  /** Joins the ticks to the stores. */
  public AccountTicks(Parts parts) {
    this.sessions = parts.stores().sessions();
    this.endHoldings =
        new EndHoldings(
            parts.stores().customers(),
            parts.stores().events(),
            parts.stores().lines(),
            parts.stores().lineReads(),
            parts.stores().claims(),
            parts.notifier(),
            parts.time());
  }

  /** Takes back what ended accounts hold. */
  public void endHoldings() {
    endHoldings.end();
  }

  /** Learns which sessions were ended on other nodes. */
  public void refreshSessions() {
    sessions.refresh();
  }
}
