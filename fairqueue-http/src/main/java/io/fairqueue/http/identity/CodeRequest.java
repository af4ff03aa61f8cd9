package io.fairqueue.http.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** A fan wants a one-time code. */
@Introspected
record CodeRequest(@NotNull String email) {

  @Override
  public String toString() {
    return "CodeRequest";
  }
}
