package io.fairqueue.domain.audit;

/** A log says what no fair line can have done. Inside an audit only. */
final class UnfairException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfairException(String message) {
    super(message, null, false, false);
  }
}
