package io.fairqueue.port;

/** A store did not answer, or not in time. Trying again later may help. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String store;

  public StoreUnavailableException(String store, Throwable cause) {
    super(store + " is unavailable", cause);
    this.store = store;
  }

  public StoreUnavailableException(String store, String why) {
    super(store + " is unavailable: " + why);
    this.store = store;
  }

  /** {@code postgres}, {@code redis} or {@code memory}. */
  public String store() {
    return store;
  }
}
