package io.fairqueue.http.account;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fan proves a new email address by one-time code; never printed. */
@Introspected
record EmailVerification(@NotNull String otp, @Nullable UUID requestId) {

  @Override
  public String toString() {
    return "EmailVerification";
  }
}
