package io.fairqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fan's account.
 *
 * @param name null until the fan told one; never made from the mail address
 * @param passwordHash null where the account has no password
 * @param emailVerified whether a one-time code proved that the mail box is the fan's
 * @param sessionEpoch a session made under another epoch is over
 */
public record Customer(
    CustomerId id,
    EmailAddress email,
    @Nullable String name,
    @Nullable String passwordHash,
    boolean emailVerified,
    int sessionEpoch,
    Instant createdAt,
    Instant updatedAt) {

  /** A name as it may be stored; throws {@link InvalidInputException} otherwise. */
  public static String checkedName(@Nullable String name) {
    return Text.written("name", name, 200);
  }

  @Override
  public String toString() {
    return "Customer[" + id + "]";
  }
}
