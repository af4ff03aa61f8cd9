package io.fairqueue.port;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A fan, as one who is written to.
 *
 * @param name null until the fan gave one
 * @param locale the language that the fan reads; null for the usual one
 * @param isProven whether a code proved that the mailbox is the fan's
 * @param isUndeliverable whether a mail server said that there is no such mailbox
 * @param hasOptedOut whether the fan wants mail about purchases and places only
 */
public record MailRecipient(
    CustomerId id,
    EmailAddress email,
    @Nullable String name,
    @Nullable String locale,
    boolean isProven,
    boolean isUndeliverable,
    boolean hasOptedOut) {

  @Override
  public String toString() {
    return "MailRecipient[" + id + "]";
  }
}
