package io.fairqueue.http.staff;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.staff.Wish;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite, and to what.
 *
 * @param eventId on which event they are to work, with a role; without either an admin may invite
 * @param name what they are called, for the mail and the account
 * @param locale the language of the mail
 */
@Introspected
record InvitationRequest(
    @NotNull String email,
    @Nullable String eventId,
    @Nullable Role role,
    @Nullable String name,
    @Nullable String locale) {

  Wish read() {
    return new Wish(new EmailAddress(email), name, event(), role, locale);
  }

  private @Nullable EventId event() {
    try {
      return eventId == null ? null : EventId.parse(eventId);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidInputException("event_id", "must be a UUID");
    }
  }

  /** Never an address. */
  @Override
  public String toString() {
    return "InvitationRequest[" + eventId + " " + role + "]";
  }
}
