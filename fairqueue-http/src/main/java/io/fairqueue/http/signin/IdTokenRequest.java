package io.fairqueue.http.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** Someone logs in by an id token of an issuer elsewhere; never printed. */
@Introspected
record IdTokenRequest(@NotNull String idToken) {

  @Override
  public String toString() {
    return "IdTokenRequest";
  }
}
