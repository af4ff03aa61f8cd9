package io.fairqueue.http.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** A fan opens an account; never printed. */
@Introspected
record RegisterRequest(@NotNull String name, @NotNull String email, @NotNull String password) {

  @Override
  public String toString() {
    return "RegisterRequest";
  }
}
