package io.fairqueue.http.hook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.http.idempotency.NeverKept;

/**
 * A new endpoint.
 *
 * @param secret what its messages are signed with; shown this once
 */
record CreatedEndpointBody(@JsonUnwrapped EndpointBody endpoint, String secret)
    implements NeverKept {

  /** Prints no secret. */
  @Override
  public String toString() {
    return "CreatedEndpointBody[" + endpoint + "]";
  }
}
