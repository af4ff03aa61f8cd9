package io.fairqueue.http.account;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Somebody changes a password; never printed. */
@Introspected
record PasswordRequest(@NotNull String password, @Nullable String oldPassword) {

  @Override
  public String toString() {
    return "PasswordRequest";
  }
}
