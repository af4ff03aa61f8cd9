package io.fairqueue.http.hook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.http.idempotency.NeverKept;

/**
 * A new endpoint.
 *
 * @param verifier what its messages are verified with; a secret is shown this once
 */
record CreatedEndpointBody(
    @JsonUnwrapped EndpointBody endpoint, @JsonUnwrapped VerifierBody verifier)
    implements NeverKept {

  /** Prints no secret. */
  @Override
  public String toString() {
    return "CreatedEndpointBody[" + endpoint + "]";
  }
}
