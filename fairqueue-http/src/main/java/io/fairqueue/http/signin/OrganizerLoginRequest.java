package io.fairqueue.http.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * An organizer logs in by password; never printed.
 *
 * @param code of the authenticator app, or a recovery code; only where the account asks for one
 */
@Introspected
record OrganizerLoginRequest(
    @NotNull String email, @NotNull String password, @Nullable String code) {

  @Override
  public String toString() {
    return "OrganizerLoginRequest";
  }
}
