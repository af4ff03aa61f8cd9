package io.fairqueue.port;

/** A store refused what it was given, or holds what cannot be. Trying again does not help. */
public final class StoreDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreDataException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreDataException(String message) {
    super(message);
  }
}
