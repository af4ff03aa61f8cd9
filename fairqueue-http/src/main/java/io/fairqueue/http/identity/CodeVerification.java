package io.fairqueue.http.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** A fan logs in by one-time code; never printed. */
@Introspected
record CodeVerification(@NotNull String email, @NotNull String otp) {

  @Override
  public String toString() {
    return "CodeVerification";
  }
}
