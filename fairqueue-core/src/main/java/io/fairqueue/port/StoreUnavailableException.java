package io.fairqueue.port;

/** A store did not answer, or not in time. Trying again later may help. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String store;
  private final boolean outcomeUnknown;

  public StoreUnavailableException(String store, Throwable cause) {
    this(store, cause, false);
  }

  public StoreUnavailableException(String store, String why) {
    super(store + " is unavailable: " + why);
    this.store = store;
    this.outcomeUnknown = false;
  }

  private StoreUnavailableException(String store, Throwable cause, boolean outcomeUnknown) {
    super(
        store + " is unavailable" + (outcomeUnknown ? ", and what became of it is unknown" : ""),
        cause);
    this.store = store;
    this.outcomeUnknown = outcomeUnknown;
  }

  /** The same of a write that may have been done all the same. */
  public static StoreUnavailableException outcomeUnknown(String store, Throwable cause) {
    return new StoreUnavailableException(store, cause, true);
  }

  /** Whether a write may have been done all the same; else nothing was. */
  public boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  /** {@code postgres}, {@code redis} or {@code memory}. */
  public String store() {
    return store;
  }
}
