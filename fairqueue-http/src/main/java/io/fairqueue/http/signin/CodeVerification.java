package io.fairqueue.http.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fan logs in by one-time code; never printed.
 *
 * @param requestId what asking for the code answered; without it the newest codes are tried
 */
@Introspected
record CodeVerification(@NotNull String email, @NotNull String otp, @Nullable UUID requestId) {

  @Override
  public String toString() {
    return "CodeVerification";
  }
}
