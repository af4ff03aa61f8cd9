package io.fairqueue.http.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** A fan wants a one-time code. */
@Introspected
public record CodeRequest(@NotNull String email) {

  @Override
  public String toString() {
    return "CodeRequest";
  }
}
