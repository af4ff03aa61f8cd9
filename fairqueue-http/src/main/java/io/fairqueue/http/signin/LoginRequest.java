package io.fairqueue.http.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** Someone logs in by password; never printed. */
@Introspected
record LoginRequest(@NotNull String email, @NotNull String password) {

  @Override
  public String toString() {
    return "LoginRequest";
  }
}
