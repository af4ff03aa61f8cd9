package io.fairqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fan's account.
 *
 * @param name null until the fan gave one; never made from the email address
 * @param passwordHash null where the account has no password
 * @param emailVerified whether a one-time code proved that the mail box is the fan's
 * @param sessionEpoch a session made under another epoch is over
 * @param disabled a disabled account's sessions are over, and there are no new ones
 * @param profile what else the fan tells
 */
public record Customer(
    CustomerId id,
    EmailAddress email,
    @Nullable String name,
    @Nullable String passwordHash,
    boolean emailVerified,
    int sessionEpoch,
    boolean disabled,
    Profile profile,
    Instant createdAt,
    Instant updatedAt) {

  /** An account that counts, without a profile. */
  public Customer(
      CustomerId id,
      EmailAddress email,
      @Nullable String name,
      @Nullable String passwordHash,
      boolean emailVerified,
      int sessionEpoch,
      Instant createdAt,
      Instant updatedAt) {
    this(
        id,
        email,
        name,
        passwordHash,
        emailVerified,
        sessionEpoch,
        false,
        Profile.NONE,
        createdAt,
        updatedAt);
  }

  /** A name as it may be stored; throws {@link InvalidInputException} otherwise. */
  public static String checkedName(@Nullable String name) {
    return Text.written("name", name, 200);
  }

  @Override
  public String toString() {
    return "Customer[" + id + "]";
  }
}
