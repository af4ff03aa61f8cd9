package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/**
 * A claim and whose it is, as the event's staff see them.
 *
 * @param name null where the fan gave none
 * @param email null once the account is deleted
 */
public record ListedClaim(Claim claim, @Nullable String name, @Nullable EmailAddress email) {

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "ListedClaim[" + claim.id() + "]";
  }
}
