package io.fairqueue.http.realtime;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;

/**
 * Who was let through to which line.
 *
 * @param token the session that it was done with; never printed
 */
record Visit(EventId event, CustomerId fan, String token) {

  /** Where the gate leaves it on the request. */
  static final String ATTRIBUTE = Visit.class.getName();

  @Override
  public String toString() {
    return "Visit[event=%s, fan=%s]".formatted(event, fan);
  }
}
