package io.fairqueue.http.realtime;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.security.Caller;

/**
 * A fan who was let through to a line.
 *
 * @param caller the fan, with the session that it was done with
 */
public record Handshake(EventId event, Caller.Fan caller) {

  /** Where the gate leaves it on the request. */
  public static final String ATTRIBUTE = Handshake.class.getName();

  public CustomerId fan() {
    return caller.id();
  }

  @Override
  public String toString() {
    return "Handshake[event=%s, fan=%s]".formatted(event, fan());
  }
}
