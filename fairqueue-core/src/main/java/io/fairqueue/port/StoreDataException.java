package io.fairqueue.port;

import org.jspecify.annotations.Nullable;

/** A store refused what it was given, or holds what cannot be. Trying again does not help. */
public final class StoreDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause null for none
   */
  public StoreDataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public StoreDataException(String message) {
    super(message);
  }
}
