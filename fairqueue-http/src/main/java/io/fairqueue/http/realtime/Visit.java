package io.fairqueue.http.realtime;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.security.Caller;

/**
 * Who was let through to which line.
 *
 * @param caller the fan, with the session that it was done with
 */
record Visit(EventId event, Caller.Fan caller) {

  /** Where the gate leaves it on the request. */
  static final String ATTRIBUTE = Visit.class.getName();

  CustomerId fan() {
    return caller.id();
  }

  @Override
  public String toString() {
    return "Visit[event=%s, fan=%s]".formatted(event, fan());
  }
}
