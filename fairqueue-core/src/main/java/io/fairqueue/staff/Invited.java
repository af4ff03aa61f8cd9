package io.fairqueue.staff;

import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.port.Unchanged;

/** What became of inviting somebody. */
public sealed interface Invited {

  /** A link is on its way to them. */
  record Mailed(Invitation invitation) implements Invited {}

  /** They have an account, and the role by now. */
  record Appointed(Member member) implements Invited {}

  /** They have an account, and no role was said. */
  record HasAccount() implements Invited, Unchanged {}

  /** They are the event's organizer, and so its owner. */
  record OwnerStays() implements Invited, Unchanged {}

  /** Several links to them are good already. */
  record TooMany() implements Invited, Unchanged {}

  /** No mail can be sent here. */
  record MailNotConfigured() implements Invited, Unchanged {}
}
